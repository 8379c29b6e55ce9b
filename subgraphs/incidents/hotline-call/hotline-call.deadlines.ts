const MINUTE_MS = 60_000;

/**
 * How long each step of a call may take, in elapsed minutes (domain.md 2.4). The clocks of the terms of reference
 * count whole hours; until they carry minutes these defaults stand here, and each call keeps the times it was given.
 */
const MINUTES = { RELAY: 10, ACKNOWLEDGE: 30, ANSWER: 120 } as const;

/**
 * Computes when a step is due. The relay and the answer count from the call, so that a late step on the way
 * makes the answer due no later; the acknowledgement counts from the relay, before which its party knew nothing.
 */
export function hotlineDueAt(step: keyof typeof MINUTES, from: Date): Date {
  return new Date(from.getTime() + MINUTES[step] * MINUTE_MS);
}

/** Counts the whole minutes between two times. */
export function minutesBetween(from: Date, until: Date): number {
  return Math.floor((until.getTime() - from.getTime()) / MINUTE_MS);
}
