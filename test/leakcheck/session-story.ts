import type { Observer } from './observers.js';
import type { Part, Scope } from './scope.js';
import { type Op, text } from './story.js';
import type { Thread } from './threads.js';
import { seesItem } from './visibility.js';

type Of<K extends Thread['kind']> = Extract<Thread, { readonly kind: K }>;
type Telling = Generator<Op, void, string>;

function seatOf(convener: string): string {
  return convener === 'SEC' ? 'sec-secretariat' : `${convener.toLowerCase()}-mediator`;
}

/** A session that is scheduled, perhaps opened and closed. */
export function* sessionStory(thread: Of<'session'>, part: Part, scope: Scope): Telling {
  const { facts, by, moved } = thread;
  const seat = seatOf(by);
  const caucus = facts.kind === 'CAUCUS' ? { party: facts.party, mediators: facts.mediators } : {};
  const id = yield {
    seat,
    act: 'scheduleSession',
    input: {
      kind: facts.kind,
      place: 'Hall',
      opensAt: '2026-02-01T09:00:00.000Z',
      closesAt: '2026-02-01T17:00:00.000Z',
      round: 1,
      open: facts.open,
      ...caucus,
    },
  };
  scope.note(part, id);
  const made = { id, part, facts, convener: seat, closed: false };
  scope.sessions.push(made);
  if (moved > 0) yield { seat, act: 'openSession', input: { id, expectedVersion: 1 } };
  if (moved < 2) return;
  yield { seat, act: 'closeSession', input: { id, expectedVersion: 2 } };
  made.closed = true;
}

/** An item of an agenda. In the high part the observer must not hold the session, or not the case. */
export function* agendaStory(
  who: Observer,
  thread: Of<'agenda'>,
  part: Part,
  scope: Scope,
): Telling {
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
}

/** A note of what a party said in confidence, perhaps confirmed by its head. */
export function* noteStory(thread: Of<'note'>, part: Part, scope: Scope): Telling {
  const head = `${thread.party.toLowerCase()}-head`;
  const seat = thread.byHead ? head : seatOf(thread.mediators[0] ?? '');
  const id = yield {
    seat,
    act: 'recordCaucusNote',
    input: { party: thread.party, mediators: thread.mediators, body: text('In confidence.') },
  };
  scope.note(part, id);
  if (thread.confirmed)
    yield { seat: head, act: 'confirmCaucusNote', input: { id, expectedVersion: 1 } };
}
