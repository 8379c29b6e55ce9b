import fc from 'fast-check';

import { anyLook, type Look } from './looks.js';
import type { Observer } from './observers.js';
import type { HighItem, LowItem, Pair } from './play.js';
import { FAMILIES } from './stories/all.js';
import type { Family, Thread } from './stories/family.js';
import { mayReach } from './visibility.js';

type Fits = (thread: Thread) => boolean;

const KINDS = FAMILIES.map(({ kind }) => kind);

/** The families of which some story fits: the others would be drawn for ever. */
function possible(fits: Fits): readonly Family[] {
  return FAMILIES.filter(({ threads }) => fc.sample(threads, { numRuns: 120, seed: 1 }).some(fits));
}

/** Stories that fit, of the kinds given; of all kinds where none of those can. */
function storyTeller(fits: Fits): (kinds: readonly string[]) => fc.Arbitrary<Thread> {
  const all = possible(fits);
  return (kinds) => {
    const chosen = all.filter(({ kind }) => kinds.includes(kind));
    const arbitraries = (chosen.length > 0 ? chosen : all).map(({ threads, weight }) => ({
      arbitrary: threads.filter(fits),
      weight,
    }));
    return fc.oneof(...arbitraries);
  };
}

/** Tells which kinds of stories can be in the high part of an observer. */
export function hiddenKinds(who: Observer): readonly string[] {
  return possible((thread) => mayReach(who, thread) !== 'LOW').map(({ kind }) => kind);
}

function lowItem(
  thread: fc.Arbitrary<Thread>,
  look: fc.Arbitrary<Look> = anyLook,
): fc.Arbitrary<LowItem> {
  return fc.oneof(
    fc.record({ kind: fc.constant('thread' as const), thread }),
    fc.record({ kind: fc.constant('look' as const), look }),
  );
}

function highItem(thread: fc.Arbitrary<Thread>): fc.Arbitrary<HighItem> {
  return fc.record({
    at: fc.nat({ max: 12 }),
    during: fc.nat({ max: 3 }).map((n) => n === 3),
    thread,
  });
}

/** Draws the high part of an observer, of the kinds given where those can be hidden from it. */
export function hiddenParts(
  who: Observer,
): (kinds: readonly string[]) => fc.Arbitrary<readonly HighItem[]> {
  const high = storyTeller((thread) => mayReach(who, thread) !== 'LOW');
  return (kinds) =>
    fc.oneof(
      { arbitrary: fc.array(highItem(high(kinds)), { minLength: 1, maxLength: 2 }), weight: 5 },
      { arbitrary: fc.array(highItem(high(kinds)), { maxLength: 5 }), weight: 1 },
    );
}

/** Where alone a search looks: families of stories, what their threads say, kinds of looks. */
export interface Near {
  readonly kinds: readonly string[];
  /** Values of the threads' fields, for the fields that a thread has. */
  readonly like?: Readonly<Record<string, readonly unknown[]>>;
  readonly looks?: readonly Look['kind'][] | undefined;
  /** What the low part has to be for the fault to show, and before which of its steps the hidden part comes. */
  readonly script?: { readonly at: number; readonly low: readonly LowItem[] } | undefined;
}

function isLike(thread: Thread, like: Near['like'] = {}): boolean {
  const fields = thread as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(like).every(
    ([field, values]) => !(field in fields) || values.includes(fields[field]),
  );
}

/** Short pairs near one place: one story and one look are enough for most of what is planted there. */
function nearPairs(who: Observer, { kinds, like, looks, script }: Near): fc.Arbitrary<Pair> {
  const fits = (thread: Thread): boolean => isLike(thread, like);
  const high = storyTeller((thread) => fits(thread) && mayReach(who, thread) !== 'LOW')(kinds);
  const low = storyTeller((thread) => fits(thread) && mayReach(who, thread) !== 'HIGH')(kinds);
  const look = looks ? anyLook.filter(({ kind }) => looks.includes(kind)) : anyLook;
  const items = script
    ? highItem(high).map((item) => ({ ...item, at: script.at }))
    : highItem(high);
  const hidden = fc.array(items, { minLength: 1, maxLength: script ? 1 : 2 });
  return fc.record({
    low: script ? fc.constant(script.low) : fc.array(lowItem(low, look), { maxLength: 2 }),
    highs: fc.array(hidden, { minLength: 1, maxLength: 1 }),
  });
}

/**
 * Pairs of histories for one observer: one low part, independent high parts. Each is told with a few kinds of
 * stories only (swarm testing): what meets in one table or one counter then meets often. Most are short, since what
 * differs in a long history differs in a short one, and more of those are played in the same time.
 */
export function pairs(who: Observer, near?: Near): fc.Arbitrary<Pair> {
  if (near) return nearPairs(who, near);
  const low = storyTeller((thread) => thread.kind !== 'flood' && mayReach(who, thread) !== 'HIGH');
  const hidden = hiddenParts(who);
  return fc.subarray(KINDS, { minLength: 1, maxLength: 4 }).chain((kinds) =>
    fc.record({
      low: fc.oneof(
        { arbitrary: fc.array(lowItem(low(kinds)), { minLength: 1, maxLength: 4 }), weight: 5 },
        { arbitrary: fc.array(lowItem(low(kinds)), { maxLength: 8 }), weight: 1 },
      ),
      highs: fc.array(hidden(kinds), { minLength: 3, maxLength: 4 }),
    }),
  );
}
