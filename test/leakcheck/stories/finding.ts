import fc from 'fast-check';

import {
  type Level,
  type Observer,
  ofAftermath,
  ofDeliberation,
  ofDissent,
  ofFinding,
  ofWord,
} from '../observers.js';
import type { Part, Scope } from '../scope.js';
import { type Op, secret, text } from '../story.js';
import { registry, verifyingOf } from './case-parts.js';
import { type Family, reachOf, type Telling, type Thread } from './family.js';
import { aParty, otherOf, type Party, seatOf } from './people.js';

interface FindingThread extends Thread {
  readonly kind: 'finding';
  readonly by: Party;
  /** 0 drafted, 1 shared with both parties, 2 commented, 3 one mediator has spoken, 4 determined. */
  readonly stage: number;
  /** What the one mediator says that has spoken alone. */
  readonly withheld: boolean;
  /** Whether it is put otherwise before it is shared. */
  readonly edited: boolean;
  /** Whether the mediators deliberate on it, which nobody else ever learns. */
  readonly deliberated: boolean;
  /** Whether the submitter's head dissents from what was shared. */
  readonly dissented: boolean;
  /** What follows the determination. */
  readonly then: 'nothing' | 'referred' | 'closed' | 'appealed';
}

interface Told {
  readonly who: Observer;
  readonly thread: FindingThread;
  readonly part: Part;
  readonly scope: Scope;
}

function content(reasoning: string, { thread }: Told): object {
  const act = 'INFILTRATION';
  return {
    // What is no violation is closed; what is one waits for measures.
    acts:
      thread.then === 'closed'
        ? [{ act, outcome: 'NOT_ESTABLISHED' }]
        : [{ act, outcome: 'VIOLATION', gravity: 'MINOR' }],
    standard: 'CLEAR_AND_CONVINCING',
    mode: 'OWN_FORCES',
    intent: 'RECKLESS',
    reasoning: text(reasoning),
    attribution: 'Post 14',
    reliesOnUndisclosed: false,
  };
}

/** Writes what observers of what is determined only may not read: the reasons. */
function finalWords({ who, thread, scope }: Told): string {
  const level: Level | null = ofFinding(who, thread);
  return secret(level, 'PARTIES', scope.tint)('The shots came from the post.');
}

/** What was drafted and was then put otherwise is the secretariat's and the mediators'. */
function* drafted(told: Told, caseId: string): Generator<Op, string, string> {
  const { who, thread, part, scope } = told;
  const seesDraft = ofFinding(who, { ...thread, stage: 0 }) !== null;
  const hidden = part === 'LOW' && !seesDraft;
  // The world of a mediator knows of the draft, and so do the times in what its app reads later.
  const time = hidden && who.kind !== 'MEDIATOR';
  const draft = secret(seesDraft ? 'PARTIES' : 'PUBLIC', 'PARTIES', scope.tint)('To be seen.');
  const first = thread.edited ? draft : finalWords(told);
  const unshared = thread.stage === 0;
  const id = yield {
    ...registry('draftFinding', caseId, { finding: content(first, told) }),
    ...(unshared ? { secretly: hidden } : { secretTime: time }),
  };
  scope.note(part, id);
  if (!thread.edited) return id;
  yield {
    seat: 'sec-secretariat',
    act: 'editFinding',
    on: id,
    ...(unshared ? { secretly: hidden } : { secretTime: time }),
    input: { id, finding: content(finalWords(told), told) },
  };
  return id;
}

function* spoken({ who, thread, part }: Told, id: string): Telling {
  const word = (mediator: string, act: string): Op => ({
    seat: seatOf(mediator, 'mediator'),
    act,
    on: id,
    input: { id, reasons: text('It is so.') },
  });
  if (thread.stage === 3) {
    const act = thread.withheld ? 'withholdConcurrence' : 'concurFinding';
    yield { ...word('TUR', act), secretly: part === 'LOW' && !ofWord(who) };
    return;
  }
  yield word('TUR', 'concurFinding');
  yield word('QAT', 'concurFinding');
}

/** What the mediators deliberate is theirs and the secretariat's; a dissent is the parties', and with the determination the observers'. */
function* doubted({ who, thread, part }: Told, finding: string): Telling {
  if (thread.deliberated)
    yield {
      ...{ seat: 'tur-mediator', act: 'recordDeliberation', on: finding },
      secretly: part === 'LOW' && !ofDeliberation(who),
      input: { id: finding, text: text('We differ on the intent.') },
    };
  if (!thread.dissented || thread.stage < 1) return;
  const hidden = part === 'LOW' && !ofDissent(who, thread);
  yield {
    ...{ seat: seatOf(thread.by, 'head'), act: 'fileDissent', on: finding, secretly: hidden },
    input: { id: finding, text: text('It was worse.') },
  };
}

/** What comes of a determined finding: who does not read the case learns of none of it. */
function* followed({ who, thread, part }: Told, caseId: string): Telling {
  const secretly = part === 'LOW' && !ofAftermath(who);
  switch (thread.then) {
    case 'nothing':
      return;
    case 'referred':
      yield { ...registry('referForMeasures', caseId), secretly };
      return;
    case 'closed':
      yield { ...registry('closeAllegation', caseId, { note: text('Nothing is due.') }), secretly };
      return;
    case 'appealed': {
      const input = { id: caseId, ground: 'PROCEDURE', text: text('We were not heard.') };
      const seat = seatOf(otherOf(thread.by), 'head');
      yield { seat, act: 'fileAppeal', on: caseId, input, secretly };
    }
  }
}

/** A finding: the parties learn of it when it is shared, of the mediators' words when all have spoken, observers when it is determined. */
export const FINDING: Family<FindingThread> = {
  kind: 'finding',
  weight: 4,
  threads: fc.record({
    kind: fc.constant('finding' as const),
    by: aParty,
    stage: fc.constantFrom(0, 0, 1, 2, 3, 4, 4),
    withheld: fc.boolean(),
    edited: fc.boolean(),
    deliberated: fc.boolean(),
    dissented: fc.boolean(),
    then: fc.constantFrom('nothing', 'referred', 'closed', 'appealed'),
  }),
  reach: (who, thread) =>
    reachOf(ofFinding(who, thread) !== null || ['PARTY', 'MEDIATOR'].includes(who.kind)),
  *tell(who, thread, part, scope) {
    const id = verifyingOf(thread.by, part, scope);
    if (id === undefined) return;
    const told = { who, thread, part, scope };
    const finding = yield* drafted(told, id);
    // A draft of which the observer must not learn is not there in every history: nothing is told on it.
    if (thread.stage < 1) return;
    yield { seat: 'sec-secretariat', act: 'shareFinding', on: finding, input: { id: finding } };
    // The mediators speak when both parties have commented.
    for (const party of [thread.by, otherOf(thread.by)].slice(0, thread.stage - 1)) {
      yield {
        seat: seatOf(party, 'officer'),
        act: 'commentOnFinding',
        on: finding,
        input: { id: finding, text: text('We agree.') },
      };
    }
    yield* doubted(told, finding);
    if (thread.stage >= 3) yield* spoken(told, finding);
    if (thread.stage === 4) yield* followed(told, id);
  },
  shorter: (thread) => {
    if (thread.then !== 'nothing') return { ...thread, then: 'nothing' };
    if (thread.deliberated) return { ...thread, deliberated: false };
    if (thread.dissented) return { ...thread, dissented: false };
    if (thread.edited) return { ...thread, edited: false };
    return thread.stage > 0 ? { ...thread, stage: thread.stage - 1 } : undefined;
  },
};

interface WordThread extends Thread {
  readonly kind: 'word';
  readonly determined: boolean;
  readonly withheld: boolean;
}

/** What the mediators say of the scene's finding, of which both parties wait to hear. */
export const WORD: Family<WordThread> = {
  kind: 'word',
  weight: 2,
  threads: fc.record({
    kind: fc.constant('word' as const),
    determined: fc.boolean(),
    withheld: fc.boolean(),
  }),
  reach: (who, { determined }) =>
    reachOf(
      ofFinding(who, { stage: determined ? 4 : 3 }) !== null ||
        ['PARTY', 'MEDIATOR'].includes(who.kind),
    ),
  *tell(who, { determined, withheld }, part, scope) {
    if (scope.told.has(`word ${part}`)) return;
    scope.told.add(`word ${part}`);
    const rest = { edited: false, deliberated: false, dissented: false, then: 'nothing' } as const;
    const stage = determined ? 4 : 3;
    const thread = { kind: 'finding', by: 'PAK', stage, withheld, ...rest } as const;
    yield* spoken({ who, thread, part, scope }, scope.places.finding);
  },
  shorter: (thread) => (thread.determined ? { ...thread, determined: false } : undefined),
};
