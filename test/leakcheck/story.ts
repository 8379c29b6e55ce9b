import { type Level, opens } from './observers.js';

/** One act of a story. The player answers its record's id, or an empty text where it was refused. */
export interface Op {
  readonly seat: string;
  readonly act: string;
  readonly input: object;
  /** The record whose version, as the actor's delegation knows it, the act expects. */
  readonly on?: string;
  /** Whether it may be refused; any other refusal is a fault of the test. */
  readonly mayFail?: boolean;
  /** Whether it happens at another time in each history: the observer must not learn when. */
  readonly secretTime?: boolean;
  /** Whether it happens in some of the histories only: the observer must not learn that it did. */
  readonly secretly?: boolean;
  /** For a flood: how many rows are written at once. */
  readonly rows?: number;
}

/** What a story asks beside acts: it takes no step, and no answer of Mizan's. */
export interface Find {
  readonly subgraph: string;
  readonly sql: string;
  readonly values: readonly string[];
}

/** Looks up an id that no answer has given. */
export function find(subgraph: string, sql: string, ...values: readonly string[]): Op {
  const input: Find = { subgraph, sql, values };
  return { seat: '', act: 'find', input };
}

/** Lets hours pass, in every history alike; with `worked`, what has then fallen due is done. */
export function later(hours: number, worked: boolean): Op {
  return { seat: '', act: 'later', input: { hours, worked } };
}

/** Makes a text as the mechanism takes it. */
export function text(original: string): { readonly original: string; readonly lang: string } {
  return { original, lang: 'en' };
}

/**
 * Writes a value as the observer's level allows: as it is where it may be read, else in the run's tint, which differs
 * between the histories in content and in length.
 */
export function secret(level: Level | null, field: Level, tint: string): (value: string) => string {
  return (value) => (opens(level, field) || level === null ? value : `${value}${tint}`);
}

/** Leaves a value out of the purge, and gives it otherwise in each history. */
export function secretChoice<T>(
  level: Level | null,
  field: Level,
  nth: number,
  values: readonly [open: T, one: T, other: T],
): T | null {
  if (opens(level, field) || level === null) return values[0];
  return [values[1], values[2], values[0], values[1]][nth] ?? null;
}

/** An act was refused that has to succeed: something that its actor does not know of was in its way. */
export class StoryRefused extends Error {
  override readonly name = 'StoryRefused';
  /** What had happened until then. */
  steps: readonly string[] = [];
}
