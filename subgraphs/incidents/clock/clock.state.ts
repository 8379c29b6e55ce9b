import type { Role } from '../../../shared/viewer/roles.js';

/** The acts on a clock. */
export const CLOCK_VERBS = ['EXTEND_CLOCK'] as const;
export type ClockVerb = (typeof CLOCK_VERBS)[number];

/** With all extensions, a clock runs at most so many times as long as the terms of reference say. */
const MOST_TIMES = 3;
const HOUR_MS = 3_600_000;

/** What is looked at of a clock. */
export interface ClockTimes {
  readonly dueAt: Date;
  readonly stoppedAt: Date | null;
  readonly expiredAt: Date | null;
}

/** Lists the acts that are open to a role now: the secretariat extends a clock that still runs. */
export function clockVerbs(clock: ClockTimes, role: Role, at: Date): readonly ClockVerb[] {
  const runs = clock.stoppedAt === null && clock.expiredAt === null && clock.dueAt > at;
  return runs && role === 'SECRETARIAT' ? ['EXTEND_CLOCK'] : [];
}

/** Computes when a clock runs out: elapsed hours, because weekends differ. */
export function dueAfter(startedAt: Date, hours: number): Date {
  return new Date(startedAt.getTime() + hours * HOUR_MS);
}

/** Computes until when a clock can be extended at the most. */
export function latestDue(startedAt: Date, hours: number): Date {
  return dueAfter(startedAt, hours * MOST_TIMES);
}
