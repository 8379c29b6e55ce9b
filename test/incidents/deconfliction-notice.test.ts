import { describe, expect, test } from '@jest/globals';

import type { Role } from '../../shared/viewer/roles.js';
import {
  NOTICE_STATUSES,
  NOTICE_VERBS,
  noticeVerbs,
  nextStatus,
  type Situation,
} from '../../subgraphs/incidents/deconfliction-notice/deconfliction-notice.state.js';
import {
  detailsUntil,
  timeIn,
  windowFaults,
} from '../../subgraphs/incidents/deconfliction-notice/deconfliction-notice.window.js';

type Time = Situation['time'];

function situation(
  status: Situation['status'],
  time: Time,
  delegation: string,
  role: Role,
): Situation {
  return { status, owner: 'PAK', addressee: 'AFG', time, actor: { delegation, role } };
}

const ANY: readonly Time[] = ['BEFORE_WINDOW', 'IN_WINDOW', 'AFTER_WINDOW'];
const NOT_OVER: readonly Time[] = ['BEFORE_WINDOW', 'IN_WINDOW'];
const RUNS: readonly Time[] = ['IN_WINDOW'];

/** domain.md 2.4, the notices: status, who, verb, next status, when; every party role is read for its side. */
const OPEN = [
  ['SUBMITTED', 'SEC', 'RELAY', 'RELAYED', NOT_OVER],
  ['SUBMITTED', 'PAK', 'CANCEL', 'CANCELLED', ANY],
  ['RELAYED', 'AFG', 'ACKNOWLEDGE', 'ACKNOWLEDGED', ANY],
  ['RELAYED', 'AFG', 'OBJECT', 'OBJECTED', ANY],
  ['RELAYED', 'PAK', 'ACTIVATE', 'ACTIVE', RUNS],
  ['RELAYED', 'PAK', 'CANCEL', 'CANCELLED', ANY],
  ['ACKNOWLEDGED', 'PAK', 'ACTIVATE', 'ACTIVE', RUNS],
  ['ACKNOWLEDGED', 'PAK', 'CANCEL', 'CANCELLED', ANY],
  ['OBJECTED', 'PAK', 'ACTIVATE', 'ACTIVE', RUNS],
  ['OBJECTED', 'PAK', 'CANCEL', 'CANCELLED', ANY],
  ['ACTIVE', 'PAK', 'COMPLETE', 'COMPLETED', ANY],
  ['ACTIVE', 'PAK', 'CANCEL', 'CANCELLED', ANY],
] as const;
const ACTORS: readonly (readonly [string, Role, boolean])[] = [
  ['PAK', 'PARTY_OFFICER', true],
  ['PAK', 'PARTY_HEAD', true],
  ['PAK', 'INTEGRATOR', false],
  ['AFG', 'PARTY_OFFICER', true],
  ['AFG', 'PARTY_HEAD', true],
  ['TUR', 'MEDIATOR', false],
  ['SEC', 'SECRETARIAT', true],
  ['SEC', 'MONITOR', false],
  ['OBS_A', 'OBSERVER', false],
  ['PUBLIC', 'PUBLIC', false],
];

describe('the life of a notice', () => {
  test.each(OPEN)('%s: %s may %s', (...[status, delegation, verb, next]) => {
    const role = delegation === 'SEC' ? 'SECRETARIAT' : 'PARTY_OFFICER';
    expect(nextStatus(verb, situation(status, 'IN_WINDOW', delegation, role))).toBe(next);
  });

  test.each(ANY)('%s: nobody else may do anything, in any status', (time) => {
    for (const status of NOTICE_STATUSES) {
      for (const [delegation, role, speaks] of ACTORS) {
        const expected = OPEN.filter(
          (row) => speaks && row[0] === status && row[1] === delegation && row[4].includes(time),
        ).map((row) => row[2]);
        const now = situation(status, time, delegation, role);
        expect([...noticeVerbs(now)].sort()).toEqual([...expected].sort());
        for (const verb of NOTICE_VERBS)
          expect(nextStatus(verb, now) !== undefined).toBe(expected.some((one) => one === verb));
      }
    }
  });
});

describe('the window of a notice', () => {
  const at = new Date('2025-11-10T00:00:00.000Z');
  const after = (hours: number): Date => new Date(at.getTime() + hours * 3_600_000);

  test.each([
    [48, 50, false, []],
    [47.99, 50, false, ['windowFrom']],
    [24, 30, true, []],
    [23.99, 30, true, ['windowFrom']],
    [48, 48, false, ['windowUntil']],
    [0, -1, true, ['windowFrom', 'windowUntil']],
  ] as const)('from %d to %d hours ahead, urgent %s: %j', (from, until, urgent, fields) => {
    const faults = windowFaults({ windowFrom: after(from), windowUntil: after(until), urgent }, at);
    expect(faults.map(([field]) => field)).toEqual(fields);
  });

  test('says how many hours ahead the notice has to come', () => {
    const soon = { windowFrom: after(1), windowUntil: after(2) };
    expect(windowFaults({ ...soon, urgent: false }, at)).toEqual([
      ['windowFrom', 'a notice that is not urgent is given at least 48 hours ahead'],
    ]);
    expect(windowFaults({ ...soon, urgent: true }, at)).toEqual([
      ['windowFrom', 'an urgent notice is given at least 24 hours ahead'],
    ]);
  });

  test('the details stay with the addressee for 24 hours after it', () => {
    expect(detailsUntil(at)).toEqual(after(24));
  });

  test('its end is no more within it', () => {
    const window = { windowFrom: after(1), windowUntil: after(2) };
    expect([0, 1, 1.5, 2].map((hours) => timeIn(window, after(hours)))).toEqual([
      'BEFORE_WINDOW',
      'IN_WINDOW',
      'IN_WINDOW',
      'AFTER_WINDOW',
    ]);
  });
});
