import fc from 'fast-check';

import { anyLook } from './looks.js';
import type { Observer } from './observers.js';
import type { HighItem, LowItem, Pair } from './play.js';
import { STORIES, type Thread, WEIGHTS } from './threads.js';
import { mayReach } from './visibility.js';

type Kind = Thread['kind'];
type Fits = (thread: Thread) => boolean;

const KINDS = Object.keys(STORIES) as Kind[];

/** The kinds of which some story fits: the others would be drawn for ever. */
function possible(fits: Fits): readonly Kind[] {
  return KINDS.filter((kind) => fc.sample(STORIES[kind], { numRuns: 60, seed: 1 }).some(fits));
}

/** Stories that fit, of the kinds given; of all kinds where none of those can. */
function storyTeller(fits: Fits): (kinds: readonly Kind[]) => fc.Arbitrary<Thread> {
  const all = possible(fits);
  return (kinds) => {
    const chosen = all.filter((kind) => kinds.includes(kind));
    const arbitraries = (chosen.length > 0 ? chosen : all).map((kind) => ({
      arbitrary: STORIES[kind].filter(fits),
      weight: WEIGHTS[kind],
    }));
    return fc.oneof(...arbitraries);
  };
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

/**
 * Pairs of histories for one observer: one low part, two independent high parts. Each pair is told with a few kinds of
 * stories only (swarm testing): what meets in one table or one counter then meets often.
 */
export function pairs(who: Observer): fc.Arbitrary<Pair> {
  const low = storyTeller((thread) => thread.kind !== 'flood' && mayReach(who, thread) !== 'HIGH');
  const high = storyTeller((thread) => mayReach(who, thread) !== 'LOW');
  return fc.subarray(KINDS, { minLength: 1, maxLength: 4 }).chain((kinds) => {
    const hidden = fc.array(highItem(high(kinds)), { maxLength: 5 });
    return fc.record({
      low: fc.array(lowItem(low(kinds)), { maxLength: 7 }),
      one: hidden,
      other: hidden,
    });
  });
}
