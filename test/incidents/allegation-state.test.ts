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
} from '../../subgraphs/incidents/allegation/allegation.statuses.js';

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
    sourceRisk: null,
    responseState: 'RESPONSE_PENDING',
    settlementBy: null,
    proposedExit: null,
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
  ['UNDER_VERIFICATION', 'SEC', 'SECRETARIAT', 'SUSPEND', 'SUSPENDED_NO_ACCESS'],
  ['SUSPENDED_NO_ACCESS', 'PAK', 'PARTY_HEAD', 'WITHDRAW', 'WITHDRAWN'],
  ['SUSPENDED_NO_ACCESS', 'SEC', 'SECRETARIAT', 'RESUME', 'UNDER_VERIFICATION'],
  ['FINDING_SHARED', 'PAK', 'PARTY_HEAD', 'WITHDRAW', 'WITHDRAWN'],
] as const;

/** What an answer, a proposed exit and a settlement open and close. */
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
        const open = allegationVerbs(situation(status, delegation, role));
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

  test('the second side’s confirmation settles it', () => {
    const second = situation('NOTIFIED', 'AFG', 'PARTY_OFFICER', { settlementBy: 'PAK' });
    expect(nextStatus('CONFIRM_SETTLEMENT', second)).toBe('SETTLED_LOCALLY');
  });

  test('every verb is open to someone, some time', () => {
    const seen = new Set([...OPEN.map((row) => row[3]), ...WITH.flatMap((row) => row[5])]);
    expect([...seen].sort()).toEqual([...ALLEGATION_VERBS].sort());
  });
});
