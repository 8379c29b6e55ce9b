import fc from 'fast-check';

import type { Bench } from './bench.js';
import { checkPair, type Depth, type Finding } from './check-pair.js';
import { minimise } from './minimise.js';
import type { Observer } from './observers.js';
import { type Near, pairs } from './pairs.js';
import type { Pair } from './play.js';
import { StoryRefused } from './story.js';
import { mayReach } from './visibility.js';

/** How far a search goes. */
export interface Limits {
  readonly runs: number;
  readonly seed: number;
  /** How many are passed over before the first is played. */
  readonly skip?: number;
  /** Where to begin again in fast-check's tree, for a replay. */
  readonly path?: string | undefined;
  readonly milliseconds: number;
  readonly depth: (nth: number) => Depth;
  /** Whether a pair that cannot be told to its end is passed over: a planted fault may be in its way in every history. */
  readonly tolerant?: true;
  /** Where alone it looks. */
  readonly near?: Near | undefined;
  /** Told of every pair before it is played. */
  readonly begin?: (pair: Pair) => void;
}

/** What a search came to. */
export interface Result {
  /** Pairs of histories that were played to their end without a difference: each history against the first of its kind. */
  readonly clean: number;
  readonly found?: {
    readonly finding: Finding;
    readonly pair: Pair;
    readonly seed: number;
    readonly path: string;
  };
}

class Differs extends Error {
  constructor(readonly finding: Finding) {
    super('the histories differ');
  }
}

/** A smaller pair must still be one: nothing of its high part may reach the observer. */
function sound(who: Observer, pair: Pair): boolean {
  const high = pair.highs.flat().every(({ thread }) => mayReach(who, thread) !== 'LOW');
  return (
    high && pair.low.every((item) => item.kind === 'look' || mayReach(who, item.thread) !== 'HIGH')
  );
}

/** Plays a pair; a difference in the work alone has to come twice, since the server has other things to do too. */
async function confirmed(
  bench: Bench,
  who: Observer,
  pair: Pair,
  depth: Depth,
): Promise<Finding | undefined> {
  const finding = await checkPair(bench, who, pair, depth);
  const certain = finding?.oracle === 'BYTES' || finding?.oracle === 'ACT';
  return finding && !certain ? checkPair(bench, who, pair, depth) : finding;
}

async function shrunk(
  bench: Bench,
  who: Observer,
  pair: Pair,
  first: Finding,
  depth: Depth,
): Promise<readonly [Pair, Finding]> {
  let finding = first;
  const fails = async (candidate: Pair): Promise<boolean> => {
    if (!sound(who, candidate)) return false;
    // A fault of the test's own in a smaller pair is not what is looked for.
    const found = await confirmed(bench, who, candidate, depth).catch(() => undefined);
    if (found) finding = found;
    return found !== undefined;
  };
  const small = await minimise(pair, fails, Date.now() + 40_000);
  return [small, finding];
}

/** Plays pairs until one differs or the limits are reached; what differs is made as small as it goes. */
export async function search(bench: Bench, who: Observer, limits: Limits): Promise<Result> {
  const end = Date.now() + limits.milliseconds;
  let clean = 0;
  let begun = 0;
  let drawn = 0;
  const { runs, seed, path = '', skip = 0 } = limits;
  const property = fc.asyncProperty(pairs(who, limits.near), async (pair) => {
    // Time is up: what is left of the runs passes without being played, or counted.
    if (Date.now() > end) return;
    drawn += 1;
    if (drawn <= skip) return;
    begun += 1;
    limits.begin?.(pair);
    const finding = await confirmed(bench, who, pair, limits.depth(begun)).catch(
      (error: unknown) => {
        if (limits.tolerant && error instanceof StoryRefused) return undefined;
        throw error;
      },
    );
    if (finding) throw new Differs(finding);
    clean += pair.highs.length;
    if (begun % 40 === 0) await bench.owner.vacuum();
  });
  // Shrinking is ours: fast-check's would play hundreds of pairs for what a dozen tell.
  const details = await fc.check(property, {
    numRuns: runs + skip,
    seed,
    path,
    endOnFailure: true,
  });
  if (!details.failed) return { clean };
  const error = details.errorInstance;
  if (!(error instanceof Differs) || !details.counterexample) throw error;
  const depth = limits.depth(begun);
  const [pair, finding] = await shrunk(bench, who, details.counterexample[0], error.finding, depth);
  return { clean, found: { finding, pair, seed, path: details.counterexamplePath } };
}
