import { type Level, opens } from './observers.js';

/** One act of a story. The player answers its record's id, or an empty text where it was refused. */
export interface Op {
  readonly seat: string;
  readonly act: string;
  readonly input: object;
  /** Whether it may be refused; any other refusal is a fault of the test. */
  readonly mayFail?: boolean;
  /** Whether it happens at another time in each history: the observer must not learn when. */
  readonly secretTime?: boolean;
  /** For a flood: how many rows are written at once. */
  readonly rows?: number;
}

/** Makes a text as the mechanism takes it. */
export function text(original: string): { readonly original: string; readonly lang: string } {
  return { original, lang: 'en' };
}

/**
 * Writes a value as the observer's level allows: as it is where it may be read, else in the run's tint, which differs
 * between the two histories in content and in length.
 */
export function secret(level: Level | null, field: Level, tint: string): (value: string) => string {
  return (value) => (opens(level, field) || level === null ? value : `${value}${tint}`);
}

/** Leaves a value out of the purge, gives it in one history, and another in the other. */
export function secretChoice<T>(
  level: Level | null,
  field: Level,
  tint: string,
  values: readonly [open: T, one: T, other: T],
): T | null {
  if (opens(level, field) || level === null) return values[0];
  if (tint === '') return null;
  return tint.length === 1 ? values[1] : values[2];
}

/** An act was refused that has to succeed: something that its actor does not know of was in its way. */
export class StoryRefused extends Error {
  override readonly name = 'StoryRefused';
  /** What had happened until then. */
  steps: readonly string[] = [];
}
