import fc from 'fast-check';

import { anyLook } from './looks.js';
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

function lowItem(thread: fc.Arbitrary<Thread>): fc.Arbitrary<LowItem> {
  return fc.oneof(
    fc.record({ kind: fc.constant('thread' as const), thread }),
    fc.record({ kind: fc.constant('look' as const), look: anyLook }),
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

/**
 * Pairs of histories for one observer: one low part, independent high parts. Each is told with a few kinds of
 * stories only (swarm testing): what meets in one table or one counter then meets often. Most are short, since what
 * differs in a long history differs in a short one, and more of those are played in the same time.
 * `near` draws from these families alone.
 */
export function pairs(who: Observer, near?: readonly string[]): fc.Arbitrary<Pair> {
  const low = storyTeller((thread) => thread.kind !== 'flood' && mayReach(who, thread) !== 'HIGH');
  const high = storyTeller((thread) => mayReach(who, thread) !== 'LOW');
  const hidden = hiddenParts(who);
  // A planted fault is to be found in few steps: one story and one look are enough for most.
  if (near)
    return fc.record({
      low: fc.array(lowItem(low(near)), { maxLength: 3 }),
      highs: fc.array(fc.array(highItem(high(near)), { minLength: 1, maxLength: 2 }), {
        minLength: 1,
        maxLength: 1,
      }),
    });
  const swarm = fc.subarray(KINDS, { minLength: 1, maxLength: 4 });
  return swarm.chain((kinds) =>
    fc.record({
      low: fc.oneof(
        { arbitrary: fc.array(lowItem(low(kinds)), { minLength: 1, maxLength: 4 }), weight: 5 },
        { arbitrary: fc.array(lowItem(low(kinds)), { maxLength: 8 }), weight: 1 },
      ),
      highs: fc.array(hidden(kinds), { minLength: 2, maxLength: 3 }),
    }),
  );
}
