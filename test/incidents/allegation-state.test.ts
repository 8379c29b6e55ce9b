import { describe, expect, test } from '@jest/globals';

import type { Role } from '../../shared/viewer/roles.js';
import {
  allegationVerbs,
  nextStatus,
  type Situation,
} from '../../subgraphs/incidents/allegation/allegation.state.js';
import {
  ALLEGATION_STATUSES,
  ALLEGATION_VERBS,
  type AllegationVerb,
} from '../../subgraphs/incidents/allegation/allegation.statuses.js';
import { NO_FINDING } from '../../subgraphs/incidents/finding/finding.situation.js';

type Changes = Partial<Omit<Situation, 'status' | 'actor'>>;

function situation(
  status: Situation['status'],
  delegation: string,
  role: Role,
  changes: Changes = {},
): Situation {
  return {
    status,
    submitter: 'PAK',
    respondent: 'AFG',
    otherParty: 'PAK',
    sourceRisk: null,
    responseState: 'RESPONSE_PENDING',
    settlementBy: null,
    proposedExit: null,
    accessDenied: false,
    finding: NO_FINDING,
    ...changes,
    actor: { delegation, role },
  };
}

/** domain.md 2.4, typed by hand, for a case without an answer, a settlement or a proposed exit: status, actor, verb, next status. */
const OPEN = [
  ['DRAFT', 'PAK', 'PARTY_OFFICER', 'EDIT', 'DRAFT'],
  ['DRAFT', 'PAK', 'PARTY_OFFICER', 'SUBMIT', 'SUBMITTED'],
  ['DRAFT', 'PAK', 'PARTY_HEAD', 'EDIT', 'DRAFT'],
  ['DRAFT', 'PAK', 'PARTY_HEAD', 'SUBMIT', 'SUBMITTED'],
  ['DRAFT', 'PAK', 'PARTY_HEAD', 'WITHDRAW', 'WITHDRAWN'],
  ['SUBMITTED', 'PAK', 'PARTY_HEAD', 'WITHDRAW', 'WITHDRAWN'],
  ['SUBMITTED', 'SEC', 'SECRETARIAT', 'RETURN', 'RETURNED'],
  ['SUBMITTED', 'SEC', 'SECRETARIAT', 'REGISTER', 'REGISTERED'],
  ['RETURNED', 'PAK', 'PARTY_OFFICER', 'EDIT', 'RETURNED'],
  ['RETURNED', 'PAK', 'PARTY_OFFICER', 'SUBMIT', 'SUBMITTED'],
  ['RETURNED', 'PAK', 'PARTY_HEAD', 'EDIT', 'RETURNED'],
  ['RETURNED', 'PAK', 'PARTY_HEAD', 'SUBMIT', 'SUBMITTED'],
  ['RETURNED', 'PAK', 'PARTY_HEAD', 'WITHDRAW', 'WITHDRAWN'],
  ['REGISTERED', 'PAK', 'PARTY_HEAD', 'WITHDRAW', 'WITHDRAWN'],
  ['REGISTERED', 'SEC', 'SECRETARIAT', 'PROPOSE_INADMISSIBILITY', 'REGISTERED'],
  ['REGISTERED', 'SEC', 'SECRETARIAT', 'PROPOSE_MERGER', 'REGISTERED'],
  ['REGISTERED', 'SEC', 'SECRETARIAT', 'NOTIFY', 'NOTIFIED'],
  ['NOTIFIED', 'PAK', 'PARTY_OFFICER', 'CONFIRM_SETTLEMENT', 'NOTIFIED'],
  ['NOTIFIED', 'PAK', 'PARTY_HEAD', 'CONFIRM_SETTLEMENT', 'NOTIFIED'],
  ['NOTIFIED', 'PAK', 'PARTY_HEAD', 'WITHDRAW', 'WITHDRAWN'],
  ['NOTIFIED', 'AFG', 'PARTY_OFFICER', 'RESPOND', 'NOTIFIED'],
  ['NOTIFIED', 'AFG', 'PARTY_OFFICER', 'CONFIRM_SETTLEMENT', 'NOTIFIED'],
  ['NOTIFIED', 'AFG', 'PARTY_HEAD', 'RESPOND', 'NOTIFIED'],
  ['NOTIFIED', 'AFG', 'PARTY_HEAD', 'CONFIRM_SETTLEMENT', 'NOTIFIED'],
  ['UNDER_VERIFICATION', 'PAK', 'PARTY_HEAD', 'WITHDRAW', 'WITHDRAWN'],
  ['UNDER_VERIFICATION', 'SEC', 'SECRETARIAT', 'DRAFT_FINDING', 'UNDER_VERIFICATION'],
  ['SUSPENDED_NO_ACCESS', 'PAK', 'PARTY_HEAD', 'WITHDRAW', 'WITHDRAWN'],
  ['SUSPENDED_NO_ACCESS', 'SEC', 'SECRETARIAT', 'RESUME', 'UNDER_VERIFICATION'],
  ['SUSPENDED_NO_ACCESS', 'SEC', 'SECRETARIAT', 'DRAFT_FINDING', 'SUSPENDED_NO_ACCESS'],
  ['FINDING_SHARED', 'PAK', 'PARTY_HEAD', 'WITHDRAW', 'WITHDRAWN'],
  ['FINDING_SHARED', 'SEC', 'SECRETARIAT', 'DRAFT_FINDING', 'FINDING_SHARED'],
  ['DETERMINED', 'SEC', 'SECRETARIAT', 'CLOSE', 'CLOSED'],
  ['REMEDY_IN_PROGRESS', 'TUR', 'MEDIATOR', 'CLOSE', 'CLOSED'],
  ['UNDER_APPEAL', 'SEC', 'SECRETARIAT', 'DRAFT_FINDING', 'UNDER_APPEAL'],
  ...(['DETERMINED', 'MEASURES_PENDING', 'REMEDY_IN_PROGRESS', 'CLOSED'] as const).flatMap(
    (status) =>
      (['PAK', 'AFG'] as const).map(
        (side) => [status, side, 'PARTY_HEAD', 'APPEAL', 'UNDER_APPEAL'] as const,
      ),
  ),
] as const;

/** What an answer, a proposed exit, a settlement and a denied access open and close. */
const WITH: readonly (readonly [
  string,
  Changes,
  Situation['status'],
  string,
  Role,
  readonly string[],
])[] = [
  [
    'an answer',
    { responseState: 'DENIES' },
    'NOTIFIED',
    'SEC',
    'SECRETARIAT',
    ['START_VERIFICATION'],
  ],
  [
    'no answer by the deadline',
    { responseState: 'NO_RESPONSE_BY_DEADLINE' },
    'NOTIFIED',
    'SEC',
    'SECRETARIAT',
    ['START_VERIFICATION'],
  ],
  [
    'a recorded denial of access',
    { accessDenied: true },
    'UNDER_VERIFICATION',
    'SEC',
    'SECRETARIAT',
    ['SUSPEND', 'DRAFT_FINDING'],
  ],
  [
    'a proposal not to admit',
    { proposedExit: 'INADMISSIBILITY' },
    'REGISTERED',
    'TUR',
    'MEDIATOR',
    ['COSIGN_INADMISSIBILITY'],
  ],
  [
    'a proposal to merge',
    { proposedExit: 'MERGER' },
    'REGISTERED',
    'QAT',
    'MEDIATOR',
    ['COSIGN_MERGER'],
  ],
  [
    'a proposal of its own',
    { proposedExit: 'MERGER' },
    'REGISTERED',
    'SEC',
    'SECRETARIAT',
    ['NOTIFY'],
  ],
  ['its own settlement', { settlementBy: 'AFG' }, 'NOTIFIED', 'AFG', 'PARTY_OFFICER', ['RESPOND']],
  [
    'the other side’s settlement',
    { settlementBy: 'AFG' },
    'NOTIFIED',
    'PAK',
    'PARTY_OFFICER',
    ['CONFIRM_SETTLEMENT'],
  ],
  ['a source at risk', { sourceRisk: 'AT_RISK' }, 'DRAFT', 'PAK', 'PARTY_OFFICER', ['EDIT']],
  ['a source at risk', { sourceRisk: 'AT_RISK' }, 'RETURNED', 'PAK', 'PARTY_OFFICER', ['EDIT']],
  [
    'a source at risk',
    { sourceRisk: 'AT_RISK' },
    'DRAFT',
    'PAK',
    'PARTY_HEAD',
    ['EDIT', 'SUBMIT', 'WITHDRAW'],
  ],
  [
    'a case of the secretariat, a source at risk',
    { submitter: 'SEC', sourceRisk: 'AT_RISK' },
    'DRAFT',
    'SEC',
    'SECRETARIAT',
    ['EDIT', 'SUBMIT', 'WITHDRAW'],
  ],
  [
    'a case of the secretariat, a source at risk',
    { submitter: 'SEC', sourceRisk: 'AT_RISK' },
    'DRAFT',
    'SEC',
    'MONITOR',
    ['EDIT'],
  ],
];

const DRAFTED = { ...NO_FINDING, drafted: true, shareable: true };
const SHARED = { ...NO_FINDING, shared: true, toConcur: 2 };
const HEARD = { ...SHARED, commented: true, dissented: true, heard: true };
const ONE_LEFT = { ...HEARD, toConcur: 1 };
/** What a finding opens and closes, and where each act leads: typed by hand, the same under appeal as before it. */
const OF_A_FINDING: readonly (readonly [
  string,
  Situation['finding'],
  Situation['status'],
  string,
  Role,
  Readonly<Partial<Record<AllegationVerb, Situation['status']>>>,
])[] = [
  [
    ...(['a draft', DRAFTED] as const),
    ...(['UNDER_VERIFICATION', 'SEC', 'SECRETARIAT'] as const),
    {
      EDIT_FINDING: 'UNDER_VERIFICATION',
      SHARE_FINDING: 'FINDING_SHARED',
      RECORD_DELIBERATION: 'UNDER_VERIFICATION',
    },
  ],
  [
    ...(['a draft', DRAFTED] as const),
    ...(['SUSPENDED_NO_ACCESS', 'SEC', 'SECRETARIAT'] as const),
    {
      RESUME: 'UNDER_VERIFICATION',
      EDIT_FINDING: 'SUSPENDED_NO_ACCESS',
      SHARE_FINDING: 'FINDING_SHARED',
      RECORD_DELIBERATION: 'SUSPENDED_NO_ACCESS',
    },
  ],
  [
    ...(['a draft that no report bears out', { ...DRAFTED, shareable: false }] as const),
    ...(['UNDER_VERIFICATION', 'SEC', 'SECRETARIAT'] as const),
    { EDIT_FINDING: 'UNDER_VERIFICATION', RECORD_DELIBERATION: 'UNDER_VERIFICATION' },
  ],
  ...(['FINDING_SHARED', 'UNDER_APPEAL'] as const).flatMap(
    (status): (typeof OF_A_FINDING)[number][] => [
      [
        ...(['a draft', DRAFTED, status, 'SEC', 'SECRETARIAT'] as const),
        { EDIT_FINDING: status, SHARE_FINDING: status, RECORD_DELIBERATION: status },
      ],
      [
        ...(['a draft', DRAFTED, status, 'TUR', 'MEDIATOR'] as const),
        { RECORD_DELIBERATION: status },
      ],
      ...(['PAK', 'AFG'] as const).map((side): (typeof OF_A_FINDING)[number] => [
        ...(['a shared version', SHARED, status, side, 'PARTY_OFFICER'] as const),
        { COMMENT_ON_FINDING: status },
      ]),
      [
        ...(['a shared version', SHARED, status, 'AFG', 'PARTY_HEAD'] as const),
        { COMMENT_ON_FINDING: status, FILE_DISSENT: status },
      ],
      ['its comment and its dissent', HEARD, status, 'AFG', 'PARTY_HEAD', {}],
      ['a third party', HEARD, status, 'XYZ', 'PARTY_HEAD', {}],
      [
        ...(['parties that were not heard', SHARED, status, 'TUR', 'MEDIATOR'] as const),
        { RECORD_DELIBERATION: status, FILE_DISSENT: status },
      ],
      [
        ...(['parties that were heard', HEARD, status, 'TUR', 'MEDIATOR'] as const),
        { RECORD_DELIBERATION: status, CONCUR: status, WITHHOLD_CONCURRENCE: status },
      ],
      [
        ...(['the other’s concurrence', ONE_LEFT, status, 'QAT', 'MEDIATOR'] as const),
        { RECORD_DELIBERATION: status, CONCUR: 'DETERMINED', WITHHOLD_CONCURRENCE: status },
      ],
      [
        ...(['its own concurrence', { ...ONE_LEFT, concurred: true }] as const),
        ...([status, 'TUR', 'MEDIATOR'] as const),
        { RECORD_DELIBERATION: status, WITHHOLD_CONCURRENCE: status },
      ],
    ],
  ),
  [
    ...(['the other’s concurrence, nothing new', { ...ONE_LEFT, asBefore: true }] as const),
    ...(['UNDER_APPEAL', 'QAT', 'MEDIATOR'] as const),
    { RECORD_DELIBERATION: 'UNDER_APPEAL', CONCUR: 'CLOSED', WITHHOLD_CONCURRENCE: 'UNDER_APPEAL' },
  ],
  [
    ...([
      'nothing new that nobody was heard on',
      { ...SHARED, toConcur: 1, asBefore: true },
    ] as const),
    ...(['UNDER_APPEAL', 'QAT', 'MEDIATOR'] as const),
    { RECORD_DELIBERATION: 'UNDER_APPEAL', FILE_DISSENT: 'UNDER_APPEAL' },
  ],
  [
    ...(['a measure that is due', { ...NO_FINDING, measureDue: true }] as const),
    ...(['DETERMINED', 'SEC', 'SECRETARIAT'] as const),
    { REFER_FOR_MEASURES: 'MEASURES_PENDING' },
  ],
  ['a determination', HEARD, 'DETERMINED', 'TUR', 'MEDIATOR', {}],
];

const ACTORS: readonly (readonly [string, Role])[] = [
  ['PAK', 'PARTY_OFFICER'],
  ['PAK', 'PARTY_HEAD'],
  ['PAK', 'INTEGRATOR'],
  ['AFG', 'PARTY_OFFICER'],
  ['AFG', 'PARTY_HEAD'],
  ['XYZ', 'PARTY_HEAD'],
  ['TUR', 'MEDIATOR'],
  ['SEC', 'SECRETARIAT'],
  ['SEC', 'MONITOR'],
  ['OBS_A', 'OBSERVER'],
  ['PUBLIC', 'PUBLIC'],
];

describe('the life of an allegation', () => {
  test.each(OPEN)('%s: %s %s may %s', (status, delegation, role, verb, next) => {
    expect(nextStatus(verb, situation(status, delegation, role))).toBe(next);
  });

  test('nobody else may do anything, in any status', () => {
    for (const status of ALLEGATION_STATUSES) {
      for (const [delegation, role] of ACTORS) {
        const expected = OPEN.filter(
          (row) => row[0] === status && row[1] === delegation && row[2] === role,
        ).map((row) => row[3]);
        const now = situation(status, delegation, role);
        const open = allegationVerbs(now);
        const closed = ALLEGATION_VERBS.filter((verb) => !expected.some((one) => one === verb));
        expect(closed.map((verb) => nextStatus(verb, now))).toEqual(closed.map(() => undefined));
        expect([status, delegation, role, ...open]).toEqual([
          status,
          delegation,
          role,
          ...expected,
        ]);
      }
    }
  });

  test.each(WITH)('with %s %j in %s, %s %s may %j', (_name, changes, status, code, role, verbs) => {
    expect(allegationVerbs(situation(status, code, role, changes))).toEqual(verbs);
  });

  test.each(OF_A_FINDING)(
    'with %s, %j, in %s %s %s may %j',
    (_name, finding, status, code, role, steps) => {
      // A head may withdraw its own until it is determined; that is said above.
      const here = situation(status, code, role, { finding });
      const open = allegationVerbs(here).filter((verb) => verb !== 'WITHDRAW');
      expect(open).toHaveLength(Object.keys(steps).length);
      expect(Object.fromEntries(open.map((verb) => [verb, nextStatus(verb, here)]))).toEqual(steps);
    },
  );

  test('the second side’s confirmation settles it', () => {
    const second = situation('NOTIFIED', 'AFG', 'PARTY_OFFICER', { settlementBy: 'PAK' });
    expect(nextStatus('CONFIRM_SETTLEMENT', second)).toBe('SETTLED_LOCALLY');
  });

  test('every verb is open to someone, some time', () => {
    const seen = new Set([
      ...[...OPEN.map((row) => row[3]), ...WITH.flatMap((row) => row[5])],
      ...OF_A_FINDING.flatMap((row) => Object.keys(row[5])),
    ]);
    expect([...seen].sort()).toEqual([...ALLEGATION_VERBS].sort());
  });
});
