import { OBSERVERS, type Observer } from './observers.js';
import { familyOf } from './stories/all.js';
import type { Reach, Thread } from './stories/family.js';

/**
 * Sorts a story into the low part (something of it may reach the observer) or the high part (nothing may). Links and
 * agenda items depend on what they join, and fit both: the player joins them so that they belong where they stand.
 */
export function mayReach(who: Observer, thread: Thread): Reach {
  return familyOf(thread.kind).reach(who, thread);
}

/**
 * Tells whether a story leaves nothing in the world of the observer's delegation, whoever of it asks. What a head or an
 * officer alone may read lies in the world of both: there row security stands between them, and the work may differ.
 */
export function outsideWorld(who: Observer, thread: Thread): boolean {
  return OBSERVERS.filter(({ delegation }) => delegation === who.delegation).every(
    (fellow) => mayReach(fellow, thread) !== 'LOW',
  );
}
