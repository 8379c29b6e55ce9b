import {
  inCaucus,
  type Observer,
  ofCase,
  ofEvidence,
  ofMember,
  ofSession,
  ofTerms,
  type SessionFacts,
} from './observers.js';
import type { Thread } from './threads.js';

/** A case that a history has made so far. */
export interface MadeCase {
  readonly by: string;
  readonly stage: number;
}

/** Tells whether an item of an agenda may reach an observer: it holds the session, and the case if there is one. */
export function seesItem(
  who: Observer,
  session: SessionFacts,
  about: MadeCase | undefined,
): boolean {
  return ofSession(who, session) && (!about || ofCase(who, about) !== null);
}

/**
 * Sorts a story into the low part (something of it may reach the observer) or the high part (nothing may). Links and
 * agenda items depend on what they join, and fit both: the player joins them so that they belong where they stand.
 */
export function mayReach(who: Observer, thread: Thread): 'LOW' | 'HIGH' | 'BOTH' {
  const low = (yes: boolean): 'LOW' | 'HIGH' => (yes ? 'LOW' : 'HIGH');
  switch (thread.kind) {
    case 'case':
      return low(ofCase(who, thread) !== null);
    case 'evidence':
      return low(ofEvidence(who, thread) !== null);
    case 'session':
      return low(ofSession(who, thread.facts));
    case 'note':
      return low(inCaucus(who, thread));
    case 'member':
      return low(ofMember(who, thread.by) !== null);
    case 'reference':
      return low(!['obligation', 'terms'].includes(thread.what) || ofTerms(who));
    case 'link':
    case 'agenda':
      return 'BOTH';
    case 'failing':
      // A refusal is told to the one who asked: only an observer of that very seat is told.
      return low(who.delegation === thread.by && who.cap === null);
    case 'flood':
      return low(ofCase(who, { by: thread.by, stage: 0 }) !== null);
  }
}
