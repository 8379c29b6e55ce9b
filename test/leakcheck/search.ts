import fc from 'fast-check';

import type { Bench } from './bench.js';
import { checkPair, type Depth, type Finding, type Watchers } from './check-pair.js';
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
  /** Who watches the nth pair beside the observer; nobody where it is left out. */
  readonly beside?: (nth: number) => readonly Observer[];
  /** Whether a pair that cannot be told to its end is passed over: a planted fault may be in its way in every history. */
  readonly tolerant?: true;
  /** How long a counter-example that is readable already is made smaller still, in milliseconds. */
  readonly patience?: number;
  /** Where alone it looks. */
  readonly near?: Near | undefined;
  /** Told of every pair before it is played. */
  readonly begin?: (pair: Pair) => void;
}

/** What a search came to. */
export interface Result {
  /** Pairs of histories that were played to their end without a difference: each history against the first of its kind. */
  readonly clean: number;
  /** The same for everyone who watched. */
  readonly seats: ReadonlyMap<string, number>;
  /** How many of what is drawn were passed over or played, in all: from there another piece goes on. */
  readonly drawn: number;
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
  watchers: Watchers,
  pair: Pair,
  depth: Depth,
): Promise<Finding | undefined> {
  const finding = await checkPair(bench, watchers, pair, depth);
  const certain = finding?.oracle === 'BYTES' || finding?.oracle === 'ACT';
  return finding && !certain ? checkPair(bench, watchers, pair, depth) : finding;
}

/** A counter-example of so few steps is readable. */
export const FEW_STEPS = 9;
/** How long a counter-example is made smaller, in milliseconds: one that is readable already, and a longer one. */
const PATIENCE = { readable: 4_000, long: 40_000 } as const;

async function shrunk(
  bench: Bench,
  watchers: Watchers,
  pair: Pair,
  first: Finding,
  { depth, readable }: { readonly depth: Depth; readonly readable: number },
): Promise<readonly [Pair, Finding]> {
  let finding = first;
  const begun = Date.now();
  const patient = (): boolean => {
    const few = finding.steps.length <= FEW_STEPS;
    return Date.now() - begun < (few ? readable : PATIENCE.long);
  };
  const fails = async (candidate: Pair): Promise<boolean> => {
    if (!sound(watchers[0], candidate)) return false;
    // A fault of the test's own in a smaller pair is not what is looked for.
    const found = await confirmed(bench, watchers, candidate, depth).catch(() => undefined);
    if (found) finding = found;
    return found !== undefined;
  };
  const small = await minimise(pair, fails, patient);
  return [small, finding];
}

/** The pairs that were played without a difference, for each seat that watched. */
class Tally {
  readonly seats = new Map<string, number>();
  begun = 0;
  drawn = 0;

  add(watchers: Watchers, pairs: number): void {
    for (const { seat } of watchers) this.seats.set(seat, (this.seats.get(seat) ?? 0) + pairs);
  }
}

/** Plays pairs until one differs or the limits are reached; what differs is made as small as it goes. */
export async function search(bench: Bench, who: Observer, limits: Limits): Promise<Result> {
  const end = Date.now() + limits.milliseconds;
  const tally = new Tally();
  let watchers: Watchers = [who];
  const { runs, seed, path = '', skip = 0 } = limits;
  const property = fc.asyncProperty(pairs(who, limits.near), async (pair) => {
    // Time is up: what is left of the runs passes without being played, or counted.
    if (Date.now() > end) return;
    tally.drawn += 1;
    if (tally.drawn <= skip) return;
    tally.begun += 1;
    limits.begin?.(pair);
    watchers = [who, ...(limits.beside?.(tally.drawn) ?? [])];
    const finding = await confirmed(bench, watchers, pair, limits.depth(tally.begun)).catch(
      (error: unknown) => {
        if (limits.tolerant && error instanceof StoryRefused) return undefined;
        throw error;
      },
    );
    if (finding) throw new Differs(finding);
    tally.add(watchers, pair.highs.length);
    if (tally.begun % 40 === 0) await bench.owner.vacuum();
  });
  // Shrinking is ours: fast-check's would play hundreds of pairs for what a dozen tell.
  const details = await fc.check(property, {
    numRuns: runs + skip,
    seed,
    path,
    endOnFailure: true,
  });
  const { seats, drawn } = tally;
  const clean = seats.get(who.seat) ?? 0;
  if (!details.failed) return { clean, seats, drawn };
  const error = details.errorInstance;
  if (!(error instanceof Differs) || !details.counterexample) throw error;
  const depth = limits.depth(tally.begun);
  const [whole] = details.counterexample;
  const readable = limits.patience ?? PATIENCE.readable;
  const [pair, finding] = await shrunk(bench, watchers, whole, error.finding, { depth, readable });
  const found = { finding, pair, seed, path: details.counterexamplePath };
  return { clean, seats, drawn, found };
}
