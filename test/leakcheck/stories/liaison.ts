import fc from 'fast-check';

import { type Observer, ofCall, ofCase, ofNotice, ofNoticeDetails } from '../observers.js';
import type { Part, Scope } from '../scope.js';
import { later, type Op, secret, secretChoice, text } from '../story.js';
import { incidentInput, reportInput } from './case-parts.js';
import { type Family, reachOf, type Thread } from './family.js';
import { aParty, otherOf, type Party, seatOf } from './people.js';

interface CallThread extends Thread {
  readonly kind: 'call';
  readonly by: Party;
  /** 0 RAISED, 1 RELAYED, 2 ACKNOWLEDGED, 3 ANSWERED, 4 at its end. */
  readonly stage: number;
  readonly end: 'RESOLVED' | 'ESCALATED' | 'UNANSWERED';
  /** Whether the caller drafts an allegation of it. */
  readonly reported: boolean;
}

/** The caller drafts an allegation of a call: the draft is its own, and the call shows nothing of it. */
function report({ by }: CallThread, id: string, who: Observer, part: Part, scope: Scope): Op {
  const level = ofCase(who, { by, stage: 0 });
  return {
    seat: seatOf(by, 'head'),
    act: 'draftAllegation',
    secretly: part === 'LOW' && level === null,
    input: {
      ...{ respondent: otherOf(by), act: 'SMALL_ARMS_FIRE', clause: 'Article 2' },
      hotlineCallId: id,
      incident: incidentInput(level ?? 'PUBLIC', scope),
      report: reportInput(level ?? 'PUBLIC', scope),
    },
  };
}

function callSteps(thread: CallThread, id: string): readonly Op[] {
  const { by, end, stage } = thread;
  const act = (seat: string, name: string, more: object = {}): Op => ({
    seat,
    act: name,
    on: id,
    input: { id, ...more },
  });
  const [caller, callee] = [seatOf(by, 'officer'), seatOf(otherOf(by), 'officer')];
  const told = [
    act('sec-secretariat', 'relayHotlineCall'),
    act(callee, 'acknowledgeHotlineCall'),
  ].slice(0, stage);
  if (stage < 3) return told;
  const unanswered = [later(3, true)];
  const answered = [act(callee, 'answerHotlineCall', { reply: text('It was an exercise.') })];
  const middle = end === 'UNANSWERED' ? unanswered : answered;
  if (stage < 4) return [...told, ...middle];
  const last = end === 'RESOLVED' ? 'resolveHotlineCall' : 'escalateHotlineCall';
  return [...told, ...middle, act(caller, last)];
}

/** A call on the hotline: the party that is called learns of it when it is relayed. */
export const CALL: Family<CallThread> = {
  kind: 'call',
  weight: 4,
  threads: fc.record({
    kind: fc.constant('call' as const),
    by: aParty,
    stage: fc.constantFrom(0, 0, 1, 2, 3, 4),
    end: fc.constantFrom('RESOLVED', 'ESCALATED', 'UNANSWERED'),
    reported: fc.boolean(),
  }),
  reach: (who, thread) => reachOf(ofCall(who, thread) !== null),
  *tell(who, thread, part, scope) {
    const person = secret(ofCall(who, thread), 'DRAFT', scope.tint);
    const id = yield {
      seat: seatOf(thread.by, 'officer'),
      act: 'raiseHotlineCall',
      input: {
        to: otherOf(thread.by),
        message: text('There is fire at the post.'),
        callerPerson: person('Officer on duty'),
      },
    };
    scope.note(part, id);
    for (const step of callSteps(thread, id)) {
      // Only the low part moves the clock: the time is everybody's.
      if (part === 'HIGH' && step.act === 'later') return;
      yield step;
    }
    const settled = thread.stage === 4 && thread.end === 'RESOLVED';
    if (!thread.reported || thread.stage < 3 || settled) return;
    const told = report(thread, id, who, part, scope);
    const drafted = yield told;
    // What happens in some histories only is none of the ids of which all know.
    if (told.secretly !== true) scope.note(part, drafted);
  },
  shorter: (thread) => (thread.stage > 0 ? { ...thread, stage: thread.stage - 1 } : undefined),
};

interface NoticeThread extends Thread {
  readonly kind: 'notice';
  readonly by: Party;
  /** 0 SUBMITTED, 1 RELAYED, 2 answered, 3 ACTIVE, 4 COMPLETED. */
  readonly stage: number;
  readonly answer: 'acknowledgeNotice' | 'objectToNotice' | 'cancelNotice';
  /** Whether the window and the day after it pass before anybody looks. */
  readonly ended: boolean;
}

function hoursAfter(scope: Scope, hours: number): string {
  return new Date(scope.now.getTime() + hours * 3_600_000).toISOString();
}

/** The details of an ended notice are as if they had never been: other ones in each history, none in the purge. */
function details(open: boolean, { nth, tint }: Scope): object {
  const level = open ? 'PARTIES' : 'PUBLIC';
  const said = (value: string): string | null =>
    secretChoice(level, 'PARTIES', nth, [value, `${value}${tint}`, `${value}${tint}`]);
  return { route: said('By the river.'), coordinates: said('34.1 71.1'), units: said('Works 3') };
}

function noticeSteps({ by, stage, answer }: NoticeThread, id: string): readonly Op[] {
  const [owner, addressee] = [seatOf(by, 'officer'), seatOf(otherOf(by), 'officer')];
  const act = (seat: string, name: string, more: object = {}): Op => ({
    seat,
    act: name,
    on: id,
    input: { id, ...more },
  });
  const relayed = act('sec-secretariat', 'relayNotice');
  if (answer === 'cancelNotice') return [relayed, act(owner, answer)].slice(0, stage);
  const objection = answer === 'objectToNotice' ? { objection: text('Too near.') } : {};
  const told = [relayed, act(addressee, answer, objection)].slice(0, stage);
  if (stage < 3) return told;
  const active = [...told, later(51, false), act(owner, 'activateNotice')];
  return stage < 4 ? active : [...active, act(owner, 'completeNotice')];
}

/** A deconfliction notice: its addressee learns of it when it is relayed, and of its details until a day after its window. */
export const NOTICE: Family<NoticeThread> = {
  kind: 'notice',
  weight: 4,
  threads: fc.record({
    kind: fc.constant('notice' as const),
    by: aParty,
    stage: fc.constantFrom(0, 0, 1, 2, 3, 4),
    answer: fc.constantFrom('acknowledgeNotice', 'objectToNotice', 'cancelNotice'),
    ended: fc.boolean(),
  }),
  reach: (who, thread) => reachOf(ofNotice(who, thread) !== null),
  *tell(who, thread, part, scope) {
    const known = part === 'HIGH' || ofNoticeDetails(who, thread);
    const id = yield {
      seat: seatOf(thread.by, 'officer'),
      act: 'submitNotice',
      // The addressee is told of the notice, not of when it was given to the secretariat.
      secretTime: part === 'LOW' && who.kind === 'PARTY' && who.delegation !== thread.by,
      input: {
        to: otherOf(thread.by),
        kind: 'ENGINEERING_WORKS',
        windowFrom: hoursAfter(scope, 50),
        windowUntil: hoursAfter(scope, 60),
        sectorId: scope.places.sector,
        ...details(known, scope),
      },
    };
    scope.note(part, id);
    for (const step of noticeSteps(thread, id)) {
      // Only the low part moves the clock: the time is everybody's.
      if (part === 'HIGH' && step.act === 'later') return;
      yield step;
    }
    if (part === 'LOW' && thread.ended && thread.stage >= 1) yield later(90, true);
  },
  shorter: (thread) => (thread.stage > 0 ? { ...thread, stage: thread.stage - 1 } : undefined),
};
