import { describe, expect, test } from '@jest/globals';

import { ROLES } from '../../shared/viewer/roles.js';
import { clockVerbs, dueAfter, latestDue } from '../../subgraphs/incidents/clock/clock.state.js';

const START = new Date('2025-11-12T06:00:00.000Z');
const DUE = new Date('2025-11-15T06:00:00.000Z');
const BEFORE = new Date('2025-11-15T05:59:59.999Z');
const RUNNING = { dueAt: DUE, stoppedAt: null, expiredAt: null };

describe('a clock', () => {
  test('runs in elapsed hours, whatever day of the week it is', () => {
    expect(dueAfter(START, 72)).toEqual(DUE);
    expect(dueAfter(START, 0.5)).toEqual(new Date('2025-11-12T06:30:00.000Z'));
  });

  test('runs, with all extensions, three times as long as the terms say at the most', () => {
    expect(latestDue(START, 24)).toEqual(DUE);
  });

  test.each(ROLES.map((role) => [role, role === 'SECRETARIAT' ? ['EXTEND_CLOCK'] : []] as const))(
    '%s may %j while it runs',
    (role, verbs) => {
      expect(clockVerbs(RUNNING, role, BEFORE)).toEqual(verbs);
    },
  );

  test.each([
    ['was stopped', { ...RUNNING, stoppedAt: START }, BEFORE],
    ['has expired', { ...RUNNING, expiredAt: DUE }, BEFORE],
    // Between the end and the worker's round it runs no more, either.
    ['is due this moment', RUNNING, DUE],
    ['is overdue', RUNNING, new Date('2025-11-16T00:00:00.000Z')],
  ])('nobody extends one that %s', (_, clock, at) => {
    expect(clockVerbs(clock, 'SECRETARIAT', at)).toEqual([]);
  });
});
