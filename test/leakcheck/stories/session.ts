import fc from 'fast-check';

import { inCaucus, ofCase, ofSession, type Observer, type SessionFacts } from '../observers.js';
import type { Part } from '../scope.js';
import { text } from '../story.js';
import { type Family, reachOf, type Thread } from './family.js';
import {
  aMediator,
  aParty,
  aPick,
  convenerSeat,
  type Party,
  seatOf,
  someMediators,
} from './people.js';

interface SessionThread extends Thread {
  readonly kind: 'session';
  readonly facts: SessionFacts;
  readonly by: string;
  readonly moved: number;
}

interface AgendaThread extends Thread {
  readonly kind: 'agenda';
  readonly session: number;
  readonly about: number | null;
}

interface NoteThread extends Thread {
  readonly kind: 'note';
  readonly party: Party;
  readonly mediators: readonly string[];
  readonly byHead: boolean;
  readonly confirmed: boolean;
}

const meeting: fc.Arbitrary<SessionFacts> = fc
  .record({
    kind: fc.constantFrom('PLENARY', 'TECHNICAL', 'PRINCIPALS', 'PROXIMITY', 'HOTLINE_REVIEW'),
    open: fc.boolean(),
  })
  .map(({ kind, open }) => ({
    kind,
    open: open && kind !== 'PRINCIPALS',
    party: '',
    mediators: [],
  }));
const caucus: fc.Arbitrary<SessionFacts> = fc
  .record({ party: aParty, mediators: someMediators })
  .map((named) => ({ kind: 'CAUCUS', open: false, ...named }));

/** A session that is scheduled, perhaps opened and closed. */
export const SESSION: Family<SessionThread> = {
  kind: 'session',
  weight: 4,
  threads: fc
    .record({
      kind: fc.constant('session' as const),
      facts: fc.oneof(meeting, caucus),
      convener: fc.oneof(fc.constant('SEC'), aMediator),
      moved: fc.nat({ max: 2 }),
    })
    .map(({ convener, ...session }) => ({
      ...session,
      by: session.facts.mediators[0] ?? convener,
    })),
  reach: (who, { facts }) => reachOf(ofSession(who, facts)),
  *tell(_who, { facts, by, moved }, part, scope) {
    const seat = convenerSeat(by);
    const { kind, open, party, mediators } = facts;
    const id = yield {
      seat,
      act: 'scheduleSession',
      input: {
        kind,
        place: 'Hall',
        opensAt: '2099-02-01T09:00:00.000Z',
        closesAt: '2099-02-01T17:00:00.000Z',
        round: 1,
        open,
        ...(kind === 'CAUCUS' ? { party, mediators } : {}),
      },
    };
    scope.note(part, id);
    const made = { id, part, facts, convener: seat, closed: false };
    scope.sessions.push(made);
    if (moved > 0) yield { seat, act: 'openSession', input: { id }, on: id };
    if (moved < 2) return;
    yield { seat, act: 'closeSession', input: { id }, on: id };
    made.closed = true;
  },
  shorter: (thread) => (thread.moved > 0 ? { ...thread, moved: thread.moved - 1 } : undefined),
};

/** Tells whether an item of an agenda may reach an observer: it holds the session, and the case if there is one. */
function seesItem(
  who: Observer,
  session: SessionFacts,
  about: { readonly by: string; readonly stage: number } | undefined,
): boolean {
  return ofSession(who, session) && (!about || ofCase(who, about) !== null);
}

/** An item of an agenda. In the high part the observer must not hold the session, or not the case. */
export const AGENDA: Family<AgendaThread> = {
  kind: 'agenda',
  weight: 5,
  threads: fc.record({
    kind: fc.constant('agenda' as const),
    session: aPick,
    about: fc.option(aPick, { freq: 2 }),
  }),
  reach: () => 'BOTH',
  *tell(who, thread, part, scope) {
    const fits = (one: { readonly part: Part }): boolean => part === 'HIGH' || one.part === 'LOW';
    const sessions = scope.sessions.filter((one) => fits(one) && !one.closed);
    const cases =
      thread.about === null
        ? [undefined]
        : scope.cases.filter((one) => fits(one) && one.reached >= 1);
    const pairs = sessions
      .flatMap((session) => cases.map((about) => ({ session, about })))
      .filter(({ session, about }) => part === 'LOW' || !seesItem(who, session.facts, about));
    const pair = pairs[(thread.session + (thread.about ?? 0)) % Math.max(pairs.length, 1)];
    if (!pair) return;
    const id = yield {
      seat: pair.session.convener,
      act: 'addAgendaItem',
      input: {
        sessionId: pair.session.id,
        text: text('To be discussed.'),
        ...(pair.about && { allegationId: pair.about.id }),
      },
    };
    scope.note(part, id);
  },
};

/** A note of what a party said in confidence, perhaps confirmed by its head. */
export const NOTE: Family<NoteThread> = {
  kind: 'note',
  weight: 3,
  threads: fc.record({
    kind: fc.constant('note' as const),
    party: aParty,
    mediators: someMediators,
    byHead: fc.boolean(),
    confirmed: fc.boolean(),
  }),
  reach: (who, thread) => reachOf(inCaucus(who, thread)),
  *tell(_who, { party, mediators, byHead, confirmed }, part, scope) {
    const head = seatOf(party, 'head');
    const id = yield {
      seat: byHead ? head : convenerSeat(mediators[0] ?? ''),
      act: 'recordCaucusNote',
      input: { party, mediators, body: text('In confidence.') },
    };
    scope.note(part, id);
    if (confirmed) yield { seat: head, act: 'confirmCaucusNote', input: { id }, on: id };
  },
  shorter: (thread) => (thread.confirmed ? { ...thread, confirmed: false } : undefined),
};
