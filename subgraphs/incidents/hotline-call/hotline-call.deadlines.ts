import type { Fault } from '../../../shared/errors.js';

const MINUTE_MS = 60_000;

/** How long each step of a call may take, in elapsed minutes, as the terms of reference set it. */
export interface HotlineMinutes {
  /** From the call until the secretariat relays it. */
  readonly relayMinutes: number;
  /** From the relay, before which its party knew nothing, until it is acknowledged. */
  readonly acknowledgeMinutes: number;
  /** From the call, so that a late step on the way makes the answer due no later. */
  readonly answerMinutes: number;
}

/** Computes when a step is due. */
export function minutesAfter(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * MINUTE_MS);
}

/** Refuses a step that starts a clock of the hotline while no terms of reference set its minutes. */
export function hotlineFaults(
  terms: { readonly hotline: HotlineMinutes } | null,
  path: readonly string[],
): readonly Fault[] {
  if (terms) return [];
  const message = 'no terms of reference in force set the times of the hotline';
  return [{ code: 'BAD_USER_INPUT', path, message }];
}

/** Counts the whole minutes between two times. */
export function minutesBetween(from: Date, until: Date): number {
  return Math.floor((until.getTime() - from.getTime()) / MINUTE_MS);
}
