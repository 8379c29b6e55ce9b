import fc from 'fast-check';

import { anyLook } from './looks.js';
import type { Observer } from './observers.js';
import type { HighItem, LowItem, Pair } from './play.js';
import { anyThread, type Thread } from './threads.js';
import { mayReach } from './visibility.js';

function lowThread(who: Observer): fc.Arbitrary<Thread> {
  return anyThread.filter((thread) => thread.kind !== 'flood' && mayReach(who, thread) !== 'HIGH');
}

function highThread(who: Observer): fc.Arbitrary<Thread> {
  return anyThread.filter((thread) => mayReach(who, thread) !== 'LOW');
}

function lowItem(who: Observer): fc.Arbitrary<LowItem> {
  return fc.oneof(
    fc.record({ kind: fc.constant('thread' as const), thread: lowThread(who) }),
    fc.record({ kind: fc.constant('look' as const), look: anyLook }),
  );
}

function highItem(who: Observer): fc.Arbitrary<HighItem> {
  return fc.record({
    at: fc.nat({ max: 12 }),
    during: fc.nat({ max: 3 }).map((n) => n === 3),
    thread: highThread(who),
  });
}

/** Pairs of histories for one observer: one low part, two independent high parts. */
export function pairs(who: Observer): fc.Arbitrary<Pair> {
  const high = fc.array(highItem(who), { maxLength: 5 });
  return fc.record({ low: fc.array(lowItem(who), { maxLength: 7 }), one: high, other: high });
}
