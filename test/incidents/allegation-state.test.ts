import { describe, expect, test } from '@jest/globals';

import type { Role } from '../../shared/viewer/roles.js';
import {
  ALLEGATION_STATUSES,
  allegationVerbs,
  nextStatus,
  type Situation,
} from '../../subgraphs/incidents/allegation/allegation.state.js';

function situation(
  status: Situation['status'],
  delegation: string,
  role: Role,
  sourceRisk: string | null = null,
): Situation {
  return { status, submitter: 'PAK', respondent: 'AFG', sourceRisk, actor: { delegation, role } };
}

/** domain.md 2.4, the rows of this slice: status, actor, verb, next status. */
const OPEN = [
  ['DRAFT', 'PAK', 'PARTY_OFFICER', 'SUBMIT', 'SUBMITTED'],
  ['DRAFT', 'PAK', 'PARTY_HEAD', 'SUBMIT', 'SUBMITTED'],
  ['SUBMITTED', 'SEC', 'SECRETARIAT', 'REGISTER', 'REGISTERED'],
  ['REGISTERED', 'SEC', 'SECRETARIAT', 'NOTIFY', 'NOTIFIED'],
  ['NOTIFIED', 'AFG', 'PARTY_OFFICER', 'RESPOND', 'NOTIFIED'],
  ['NOTIFIED', 'AFG', 'PARTY_HEAD', 'RESPOND', 'NOTIFIED'],
] as const;
const ACTORS: readonly (readonly [string, Role])[] = [
  ['PAK', 'PARTY_OFFICER'],
  ['PAK', 'PARTY_HEAD'],
  ['PAK', 'INTEGRATOR'],
  ['AFG', 'PARTY_OFFICER'],
  ['AFG', 'PARTY_HEAD'],
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
        expect(allegationVerbs(situation(status, delegation, role))).toEqual(expected);
      }
    }
  });

  test('a source at risk needs the head to submit', () => {
    expect(allegationVerbs(situation('DRAFT', 'PAK', 'PARTY_OFFICER', 'AT_RISK'))).toEqual([]);
    expect(allegationVerbs(situation('DRAFT', 'PAK', 'PARTY_HEAD', 'AT_RISK'))).toEqual(['SUBMIT']);
    expect(allegationVerbs(situation('DRAFT', 'PAK', 'PARTY_OFFICER', 'ANONYMOUS'))).toEqual([
      'SUBMIT',
    ]);
  });
});
