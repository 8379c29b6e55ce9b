import type fc from 'fast-check';

import type { Observer } from '../observers.js';
import type { Part, Scope } from '../scope.js';
import type { Op } from '../story.js';

/** A small story of one record and what follows from it; what else it says is its family's. */
export interface Thread {
  readonly kind: string;
}

/** Where a story belongs: something of it may reach the observer, nothing may, or that depends on what it joins. */
export type Reach = 'LOW' | 'HIGH' | 'BOTH';

/** A story as it is told: each act, answered with its record's id. */
export type Telling = Generator<Op, void, string>;

/** A family of stories: how they are drawn, whom they may reach, how they are told. */
export interface Family<T extends Thread = Thread> {
  readonly kind: T['kind'];
  readonly threads: fc.Arbitrary<T>;
  /** How often it is told, where all are. */
  readonly weight: number;
  /** Sorts a story; from the domain document and not from `permissions.ts`. */
  reach(who: Observer, thread: T): Reach;
  /** Tells it; what is above the observer's level is written in the run's tint. */
  tell(who: Observer, thread: T, part: Part, scope: Scope): Telling;
  /** The same story, told shorter. */
  shorter?(thread: T): T | undefined;
}

/** Says where a story belongs of which an observer may know something, or nothing. */
export function reachOf(known: boolean): Reach {
  return known ? 'LOW' : 'HIGH';
}
