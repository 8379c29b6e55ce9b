import {
  inCaucus,
  OBSERVERS,
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

type Reach = 'LOW' | 'HIGH' | 'BOTH';
type Rules = {
  readonly [K in Thread['kind']]: (
    who: Observer,
    thread: Extract<Thread, { readonly kind: K }>,
  ) => boolean | 'BOTH';
};

const RULES: Rules = {
  case: (who, thread) => ofCase(who, thread) !== null,
  evidence: (who, thread) => ofEvidence(who, thread) !== null,
  session: (who, thread) => ofSession(who, thread.facts),
  note: (who, thread) => inCaucus(who, thread),
  member: (who, thread) => ofMember(who, thread.by) !== null,
  reference: (who, { what }) => !['obligation', 'terms'].includes(what) || ofTerms(who),
  link: () => 'BOTH',
  agenda: () => 'BOTH',
  // A refusal is told to the one who asked: only an observer of that very side is told.
  failing: (who, { by }) => who.delegation === by && who.cap === null,
  flood: (who, { by }) => ofCase(who, { by, stage: 0 }) !== null,
};

/**
 * Sorts a story into the low part (something of it may reach the observer) or the high part (nothing may). Links and
 * agenda items depend on what they join, and fit both: the player joins them so that they belong where they stand.
 */
export function mayReach(who: Observer, thread: Thread): Reach {
  const rule = RULES[thread.kind] as (who: Observer, thread: Thread) => boolean | 'BOTH';
  const reached = rule(who, thread);
  if (reached === 'BOTH') return 'BOTH';
  return reached ? 'LOW' : 'HIGH';
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
