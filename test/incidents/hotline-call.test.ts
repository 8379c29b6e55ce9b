import { describe, expect, test } from '@jest/globals';

import type { Role } from '../../shared/viewer/roles.js';
import {
  hotlineFaults,
  minutesAfter,
  minutesBetween,
} from '../../subgraphs/incidents/hotline-call/hotline-call.deadlines.js';
import {
  HOTLINE_STATUSES,
  HOTLINE_VERBS,
  hotlineVerbs,
  nextStatus,
  type Situation,
} from '../../subgraphs/incidents/hotline-call/hotline-call.state.js';

function situation(status: Situation['status'], delegation: string, role: Role): Situation {
  return { status, caller: 'PAK', callee: 'AFG', actor: { delegation, role } };
}

/** domain.md 2.4, the hotline: status, actor, verb, next status; UNANSWERED is no one's to say, but the clock's. */
const OPEN = [
  ['RAISED', 'SEC', 'SECRETARIAT', 'RELAY', 'RELAYED'],
  ['RELAYED', 'AFG', 'PARTY_OFFICER', 'ACKNOWLEDGE', 'ACKNOWLEDGED'],
  ['RELAYED', 'AFG', 'PARTY_HEAD', 'ACKNOWLEDGE', 'ACKNOWLEDGED'],
  ['ACKNOWLEDGED', 'AFG', 'PARTY_OFFICER', 'ANSWER', 'ANSWERED'],
  ['ACKNOWLEDGED', 'AFG', 'PARTY_HEAD', 'ANSWER', 'ANSWERED'],
  ['ANSWERED', 'PAK', 'PARTY_OFFICER', 'RESOLVE', 'RESOLVED'],
  ['ANSWERED', 'PAK', 'PARTY_HEAD', 'RESOLVE', 'RESOLVED'],
  ['ANSWERED', 'PAK', 'PARTY_OFFICER', 'ESCALATE', 'ESCALATED'],
  ['ANSWERED', 'PAK', 'PARTY_HEAD', 'ESCALATE', 'ESCALATED'],
  ['ANSWERED', 'SEC', 'SECRETARIAT', 'ESCALATE', 'ESCALATED'],
  ['UNANSWERED', 'PAK', 'PARTY_OFFICER', 'ESCALATE', 'ESCALATED'],
  ['UNANSWERED', 'PAK', 'PARTY_HEAD', 'ESCALATE', 'ESCALATED'],
  ['UNANSWERED', 'SEC', 'SECRETARIAT', 'ESCALATE', 'ESCALATED'],
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

describe('the life of a call', () => {
  test.each(OPEN)('%s: %s %s may %s', (status, delegation, role, verb, next) => {
    expect(nextStatus(verb, situation(status, delegation, role))).toBe(next);
  });

  test('nobody else may do anything, in any status', () => {
    for (const status of HOTLINE_STATUSES) {
      for (const [delegation, role] of ACTORS) {
        const expected = OPEN.filter(
          (row) => row[0] === status && row[1] === delegation && row[2] === role,
        ).map((row) => row[3]);
        const now = situation(status, delegation, role);
        expect(hotlineVerbs(now)).toEqual(expected);
        for (const verb of HOTLINE_VERBS)
          expect(nextStatus(verb, now) !== undefined).toBe(expected.some((one) => one === verb));
      }
    }
  });

  test('domain.md 3, S3 step 3: called at 08:05, the relay is due at 08:15 and the answer at 10:05', () => {
    const at = new Date('2025-11-20T08:05:00.000Z');
    expect(minutesAfter(at, 10).toISOString()).toBe('2025-11-20T08:15:00.000Z');
    expect(minutesAfter(at, 120).toISOString()).toBe('2025-11-20T10:05:00.000Z');
    const relayed = new Date('2025-11-20T08:11:00.000Z');
    expect(minutesAfter(relayed, 30).toISOString()).toBe('2025-11-20T08:41:00.000Z');
  });

  test('without terms of reference no clock of a call starts', () => {
    expect(hotlineFaults(null, ['input'])).toEqual([
      {
        ...{ code: 'BAD_USER_INPUT', path: ['input'] },
        message: 'no terms of reference in force set the times of the hotline',
      },
    ]);
    const hotline = { relayMinutes: 10, acknowledgeMinutes: 30, answerMinutes: 120 };
    expect(hotlineFaults({ hotline }, ['input'])).toEqual([]);
  });

  test('minutes are whole, and begun ones do not count', () => {
    const at = new Date('2025-11-20T08:05:00.000Z');
    expect(minutesBetween(at, new Date('2025-11-20T08:05:59.999Z'))).toBe(0);
    expect(minutesBetween(at, new Date('2025-11-20T10:05:00.000Z'))).toBe(120);
  });
});
