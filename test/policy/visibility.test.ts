import { describe, expect, test } from '@jest/globals';

import type { ClassName } from '../../shared/policy/classes.js';
import type { Audience, Course } from '../../shared/policy/course.js';
import type { RecordRule } from '../../shared/policy/document.js';
import { policyOf } from '../../shared/policy/policy.js';
import {
  audiencesOf,
  clearanceAt,
  type Reader,
  readersOf,
  stagesOpen,
} from '../../shared/policy/visibility.js';
import type { DelegationKind, Role, Scope } from '../../shared/viewer/roles.js';

const { rules } = policyOf([]);

const COURSE: Course = {
  stages: [
    {
      ...{ stage: 'DRAFT', act: 'draft', marking: 'DRAFT' },
      gives: { SUBMITTING_DELEGATION: 'DRAFT' },
    },
    {
      ...{ stage: 'SUBMITTED', act: 'submit', marking: 'PARTIES' },
      gives: {
        MEDIATOR: 'SUBMITTER',
        NAMED_MEDIATOR: { class: 'CAUCUS', onlyRoles: ['MEDIATOR'] },
        SECRETARIAT: 'SUBMITTER',
      },
    },
    {
      ...{ stage: 'NOTIFIED', act: 'notify', marking: 'PARTIES' },
      gives: { OTHER_PARTY: { class: 'PARTIES', onlyRoles: ['PARTY_HEAD'] }, MEDIATOR: 'PARTIES' },
    },
    {
      ...{ stage: 'PUBLISHED', act: 'publish', marking: 'PUBLIC' },
      gives: { OTHER_PARTY: 'SUBMITTER', OBSERVER: 'MECHANISM' },
    },
  ],
};
const RECORD: RecordRule = {
  table: 'claim',
  existence: 'MECHANISM',
  reach: 'CASE',
  fields: { notice: 'PARTIES' },
};

function reader(
  audience: Audience,
  kind: DelegationKind,
  role: Role,
  scope: Scope | null = null,
): Reader {
  return { audience, kind, role, scope };
}

/** Reader; the clearance at DRAFT, SUBMITTED, NOTIFIED and PUBLISHED, "-" where the record does not exist for it. */
const SEEN: readonly (readonly [Audience, DelegationKind, Role, Scope | null, string])[] = [
  ['SUBMITTING_DELEGATION', 'PARTY', 'PARTY_HEAD', null, 'DRAFT DRAFT DRAFT DRAFT'],
  ['SUBMITTING_DELEGATION', 'PARTY', 'PARTY_OFFICER', null, 'DRAFT DRAFT DRAFT DRAFT'],
  // An app sees what is marked within its cap, and no draft ever.
  ['SUBMITTING_DELEGATION', 'PARTY', 'INTEGRATOR', 'mechanism:read', '- - - MECHANISM'],
  ['SUBMITTING_DELEGATION', 'PARTY', 'INTEGRATOR', 'delegation:read', '- PARTIES PARTIES PARTIES'],
  [
    ...(['SUBMITTING_DELEGATION', 'PARTY', 'INTEGRATOR', 'delegation:confidential'] as const),
    '- SUBMITTER SUBMITTER SUBMITTER',
  ],
  ['OTHER_PARTY', 'PARTY', 'PARTY_HEAD', null, '- - PARTIES SUBMITTER'],
  ['OTHER_PARTY', 'PARTY', 'PARTY_OFFICER', null, '- - - SUBMITTER'],
  // Cleared for less than the cap: the lower of the two counts.
  ['OBSERVER', 'OBSERVER', 'INTEGRATOR', 'delegation:confidential', '- - - MECHANISM'],
  ['OBSERVER', 'OBSERVER', 'OBSERVER', null, '- - - MECHANISM'],
  // A later stage takes nothing back.
  ['MEDIATOR', 'MEDIATOR', 'MEDIATOR', null, '- SUBMITTER SUBMITTER SUBMITTER'],
  // What the nearer audience is given counts, not what its kind is given besides.
  ['NAMED_MEDIATOR', 'MEDIATOR', 'MEDIATOR', null, '- CAUCUS CAUCUS CAUCUS'],
  ['NAMED_MEDIATOR', 'MEDIATOR', 'INTEGRATOR', 'delegation:read', '- - - -'],
  ['SECRETARIAT', 'SECRETARIAT', 'SECRETARIAT', null, '- SUBMITTER SUBMITTER SUBMITTER'],
  ['SECRETARIAT', 'SECRETARIAT', 'MONITOR', null, '- - - -'],
  ['SECRETARIAT', 'SECRETARIAT', 'SOURCE_CUSTODIAN', null, '- - - -'],
  ['SECRETARIAT', 'SECRETARIAT', 'AUDITOR', null, '- - - -'],
  ['PUBLIC', 'PUBLIC', 'PUBLIC', null, '- - - -'],
];

function seen(one: Reader, record: RecordRule = RECORD, course: Course = COURSE): string {
  return course.stages
    .map((_, at) => clearanceAt(one, { record, course }, at, rules) ?? '-')
    .join(' ');
}

describe('with which clearance a reader sees a record', () => {
  test.each(SEEN)('%s %s %s %s: %s', (audience, kind, role, scope, expected) => {
    expect(seen(reader(audience, kind, role, scope))).toBe(expected);
  });

  test('a record of reference is not closed to a monitor', () => {
    const monitor = reader('SECRETARIAT', 'SECRETARIAT', 'MONITOR');
    expect(seen(monitor, { ...RECORD, reach: 'REFERENCE' })).toBe(
      '- SUBMITTER SUBMITTER SUBMITTER',
    );
  });

  test('what a kind has by the type alone counts from the first stage that the marking lets it see', () => {
    const record: RecordRule = { ...RECORD, standing: { OBSERVER: 'PARTIES', PARTY: 'PUBLIC' } };
    expect(seen(reader('OBSERVER', 'OBSERVER', 'OBSERVER'), record)).toBe(
      '- PARTIES PARTIES PARTIES',
    );
    // Below the existence of the record: nothing.
    expect(seen(reader('PARTY', 'PARTY', 'PARTY_HEAD'), record)).toBe('- - - -');
    // An audience that is not told apart reads what its kind does.
    expect(seen(reader('NAMED_PARTY', 'OBSERVER', 'OBSERVER'), record)).toBe(
      '- PARTIES PARTIES PARTIES',
    );
  });

  test('there is nothing after the last stage', () => {
    const head = reader('SUBMITTING_DELEGATION', 'PARTY', 'PARTY_HEAD');
    expect(clearanceAt(head, { record: RECORD, course: COURSE }, 4, rules)).toBeUndefined();
  });

  test.each([
    ['PARTIES', 'OTHER_PARTY', [2, 3]],
    ['SUBMITTER', 'OTHER_PARTY', [3]],
    ['DRAFT', 'OTHER_PARTY', []],
    ['DRAFT', 'SUBMITTING_DELEGATION', [0, 1, 2, 3]],
    ['CAUCUS', 'SUBMITTING_DELEGATION', []],
  ] as readonly (readonly [ClassName, Audience, readonly number[]])[])(
    'what is %s is open to the head of %s at the stages %j',
    (needed, audience, stages) => {
      const head = reader(audience, 'PARTY', 'PARTY_HEAD');
      expect(stagesOpen(head, { record: RECORD, course: COURSE }, needed, rules)).toEqual(stages);
    },
  );
});

describe('who is told apart', () => {
  test('those whom the course names, and every kind', () => {
    expect(audiencesOf(COURSE)).toEqual([
      'SUBMITTING_DELEGATION',
      'OTHER_PARTY',
      'NAMED_MEDIATOR',
      'PARTY',
      'MEDIATOR',
      'SECRETARIAT',
      'OBSERVER',
      'PUBLIC',
    ]);
  });

  const named = (audience: Audience, course: Course = COURSE): readonly string[] =>
    readersOf(audience, course, rules).map(({ kind, role, scope }) =>
      [kind, role, scope].filter((word) => word !== null).join(' '),
    );
  const PARTY = [
    'PARTY PARTY_HEAD',
    'PARTY PARTY_OFFICER',
    'PARTY INTEGRATOR mechanism:read',
    'PARTY INTEGRATOR delegation:read',
    'PARTY INTEGRATOR delegation:confidential',
  ];

  test.each([
    ['SUBMITTING_DELEGATION', PARTY],
    ['OTHER_PARTY', PARTY],
    ['NAMED_PARTY', PARTY],
    ['PARTY', PARTY],
    [
      'SECRETARIAT',
      [
        'SECRETARIAT SECRETARIAT',
        'SECRETARIAT MONITOR',
        'SECRETARIAT SOURCE_CUSTODIAN',
        'SECRETARIAT AUDITOR',
        'SECRETARIAT INTEGRATOR mechanism:read',
        'SECRETARIAT INTEGRATOR delegation:read',
        'SECRETARIAT INTEGRATOR delegation:confidential',
      ],
    ],
    // The public's apps read in the public's seat.
    ['PUBLIC', ['PUBLIC PUBLIC']],
  ] as const)('%s are %j', (audience, readers) => {
    expect(named(audience)).toEqual(readers);
  });

  test.each(['MEDIATOR', 'NAMED_MEDIATOR'] as const)('%s are mediators and their apps', (one) => {
    expect(named(one)).toEqual([
      'MEDIATOR MEDIATOR',
      'MEDIATOR INTEGRATOR mechanism:read',
      'MEDIATOR INTEGRATOR delegation:read',
      'MEDIATOR INTEGRATOR delegation:confidential',
    ]);
  });

  test('observers and their apps', () => {
    expect(named('OBSERVER')[0]).toBe('OBSERVER OBSERVER');
    expect(named('OBSERVER')).toHaveLength(4);
  });

  test('where others than parties submit, each role once, an app once for each scope', () => {
    const course: Course = { ...COURSE, submitters: ['MEDIATOR', 'SECRETARIAT'] };
    expect(named('SUBMITTING_DELEGATION', course)).toEqual([
      'MEDIATOR MEDIATOR',
      'MEDIATOR INTEGRATOR mechanism:read',
      'MEDIATOR INTEGRATOR delegation:read',
      'MEDIATOR INTEGRATOR delegation:confidential',
      'SECRETARIAT SECRETARIAT',
      'SECRETARIAT MONITOR',
      'SECRETARIAT SOURCE_CUSTODIAN',
      'SECRETARIAT AUDITOR',
    ]);
    expect(named('OTHER_PARTY', course)).toEqual(PARTY);
  });
});
