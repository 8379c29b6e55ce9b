import type { Bench } from './bench.js';
import { compareEntries, compareWork, type Difference } from './compare.js';
import type { Observer } from './observers.js';
import {
  type Entry,
  type HighItem,
  type Pair,
  play,
  type Played,
  type Variant,
  variantsOf,
} from './play.js';
import { takeStatements, type Statement } from './statements.js';
import { StoryRefused } from './story.js';
import { explainWork } from './explain.js';
import { outsideWorld } from './visibility.js';

/** Who watches a history: the first is the one from whom its high part is hidden. */
export type Watchers = readonly [Observer, ...Observer[]];

interface Told extends Played {
  readonly variant: Variant;
  readonly statements: readonly Statement[];
  readonly plans: readonly string[];
  /** The act of the low part that was refused, if one was. */
  readonly refused: string | undefined;
}

/** What was found in a pair: the two histories that differ, in what, and what happened in both. */
export interface Finding extends Difference {
  /** Who can tell. */
  readonly seat: string;
  readonly between: readonly [Variant, Variant];
  readonly steps: readonly string[];
}

/** How thoroughly a pair is compared: `plans` runs the observer's statements again and compares what the server did. */
export type Depth = 'answers' | 'plans';

async function playVariant(
  bench: Bench,
  watchers: Watchers,
  pair: Pair,
  variant: Variant,
  depth: Depth,
): Promise<Told> {
  const [who] = watchers;
  await bench.owner.reset(depth === 'plans' ? 'clean' : 'fast');
  bench.fresh();
  takeStatements();
  try {
    const played = await play(bench.stage, watchers, pair, variant);
    const statements = takeStatements();
    const plans =
      depth === 'plans'
        ? await explainWork(bench, statements, roleOf(who), `world_${who.delegation.toLowerCase()}`)
        : [];
    return { ...played, variant, statements, plans, refused: undefined };
  } catch (error) {
    if (!(error instanceof StoryRefused) || variant === 'purge') throw error;
    return {
      variant,
      entries: [],
      steps: error.steps,
      statements: [],
      plans: [],
      refused: error.message,
    };
  }
}

/** The login of an observer's seat, whose statements are its work. */
function roleOf(who: Observer): RegExp {
  const seat = who.seat === 'public' ? 'public_reader' : who.seat.replaceAll('-', '_');
  return new RegExp(`_${seat}$`);
}

function actDiffers(one: Told, other: Told): Difference | undefined {
  if (one.refused !== undefined && one.refused === other.refused)
    throw new StoryRefused(`the test tells a story that Mizan refuses: ${one.refused}`);
  if (one.refused === other.refused) return undefined;
  const words = { one: one.refused ?? 'done', other: other.refused ?? 'done' };
  return { oracle: 'ACT', step: '', what: 'an act of the low part', place: 'outcome', ...words };
}

function differ(one: Told, other: Told, who: Observer): Difference | undefined {
  const own = ({ entries }: Told): readonly Entry[] =>
    entries.filter(({ seat }) => seat === who.seat);
  return (
    actDiffers(one, other) ??
    compareEntries(own(one), own(other)) ??
    compareWork(one.statements, other.statements, roleOf(who)) ??
    comparePlans(one.plans, other.plans)
  );
}

function comparePlans(one: readonly string[], other: readonly string[]): Difference | undefined {
  const at = one.findIndex((line, index) => line !== other[index]);
  if (at < 0) return undefined;
  const words = { one: one[at] ?? '', other: other[at] ?? '' };
  return { oracle: 'PLAN', step: '', what: 'a statement run again', place: 'plan', ...words };
}

function stepsOf(one: Told, other: Told): readonly string[] {
  const longer = one.steps.length > 0 ? one : other;
  return [
    ...longer.steps,
    ...other.steps.filter((step) => longer !== other && step.startsWith('H')),
  ];
}

/** Leaves out what lies in the observer's world behind a row policy: the server's work shows that there are rows. */
function withoutOwn(who: Observer, pair: Pair): Pair {
  const outside = ({ thread }: HighItem): boolean => outsideWorld(who, thread);
  return { ...pair, highs: pair.highs.map((high) => high.filter(outside)) };
}

/** Compares two histories that were played, for everyone who watched; what is in both is known to be in each. */
function findingOf(one: Told, other: Told, watchers: Watchers): Finding | undefined {
  for (const who of watchers) {
    const found = differ(one, other, who);
    if (!found) continue;
    const between = [one.variant, other.variant] as const;
    return { ...found, seat: who.seat, between, steps: stepsOf(one, other) };
  }
  return undefined;
}

/** Plays the histories of a pair, and compares each with the first, as everyone who watches them sees it. */
export async function checkPair(
  bench: Bench,
  watchers: Watchers,
  whole: Pair,
  depth: Depth = 'answers',
): Promise<Finding | undefined> {
  const pair = depth === 'plans' ? withoutOwn(watchers[0], whole) : whole;
  const [first, ...others] = variantsOf(pair);
  if (!first) return undefined;
  const one = await playVariant(bench, watchers, pair, first, depth);
  for (const variant of others) {
    const told = await playVariant(bench, watchers, pair, variant, depth);
    const found = findingOf(one, told, watchers);
    if (found) return found;
  }
  return undefined;
}
