import type { Bench } from './bench.js';
import { compareEntries, compareWork, type Difference } from './compare.js';
import type { Observer } from './observers.js';
import { type Entry, type Pair, play, type Variant } from './play.js';
import { takeStatements, type Statement } from './statements.js';

interface Played {
  readonly entries: readonly Entry[];
  readonly statements: readonly Statement[];
}

/** What was found in a pair: the two histories that differ, and in what. */
export interface Finding extends Difference {
  readonly between: readonly [Variant, Variant];
}

async function playVariant(
  bench: Bench,
  who: Observer,
  pair: Pair,
  variant: Variant,
): Promise<Played> {
  await bench.owner.reset();
  takeStatements();
  const entries = await play(bench.stage, who, pair, variant);
  return { entries, statements: takeStatements() };
}

/** The login of an observer's seat, whose statements are its work. */
export function roleOf(who: Observer): RegExp {
  const seat = who.seat === 'public' ? 'public_reader' : who.seat.replaceAll('-', '_');
  return new RegExp(`_${seat}$`);
}

function differ(one: Played, other: Played, who: Observer): Difference | undefined {
  return (
    compareEntries(one.entries, other.entries) ??
    compareWork(one.statements, other.statements, roleOf(who))
  );
}

/**
 * Plays a pair three times and compares: the two histories with each other, and each with the one in which the other
 * side did nothing at all.
 */
export async function checkPair(
  bench: Bench,
  who: Observer,
  pair: Pair,
): Promise<Finding | undefined> {
  const purge = await playVariant(bench, who, pair, 'purge');
  const played: Partial<Record<Variant, Played>> = {};
  for (const variant of ['A', 'B'] as const) {
    const history = await playVariant(bench, who, pair, variant);
    const found = differ(history, purge, who);
    if (found) return { ...found, between: [variant, 'purge'] };
    played[variant] = history;
  }
  const { A, B } = played;
  const found = A && B ? differ(A, B, who) : undefined;
  return found && { ...found, between: ['A', 'B'] };
}
