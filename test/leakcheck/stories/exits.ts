import fc from 'fast-check';

import { type Observer, ofCase, ofProposal } from '../observers.js';
import type { KnownCase, Part, Scope } from '../scope.js';
import { find, later, type Op, secret, secretChoice, text } from '../story.js';
import {
  answer,
  draft,
  harmInput,
  incidentInput,
  isAccused,
  pursue,
  registry,
  reportInput,
  submit,
} from './case-parts.js';
import { type Family, reachOf, type Telling, type Thread } from './family.js';
import { aParty, otherOf, type Party, seatOf } from './people.js';
import { answerAccess, planTask } from './task.js';

/** How far each course takes a case, in the numbers of a case's stages. */
const STAGES = {
  'withdrawn-draft': 0,
  'withdrawn-submitted': 1,
  'withdrawn-registered': 2,
  'withdrawn-notified': 3,
  'returned-only': 1,
  returned: 1,
  'returned-notified': 3,
  'extended-registered': 2,
  'extended-notified': 3,
  'response-extended': 3,
  'inadmissible-proposed': 2,
  inadmissible: 2,
  'merger-proposed': 2,
  merged: 2,
  'settlement-proposed': 3,
  settled: 3,
  verified: 4,
  suspended: 4,
  resumed: 4,
  late: 3,
} as const;
type How = keyof typeof STAGES;

interface ExitThread extends Thread {
  readonly kind: 'exit';
  readonly by: Party;
  readonly how: How;
}

interface Told {
  readonly who: Observer;
  readonly thread: ExitThread;
  readonly part: Part;
  readonly scope: Scope;
  readonly made: KnownCase;
}

function s3(told: Told): (value: string) => string {
  const { who, thread, scope } = told;
  return secret(ofCase(who, { by: thread.by, stage: STAGES[thread.how] }), 'SUBMITTER', scope.tint);
}

function registered({ made }: Told): Op {
  return registry('registerAllegation', made.id);
}

function notified({ made }: Told): Op {
  return registry('notifyAllegation', made.id, { noticeText: text('Fire is alleged.') });
}

/** SUBMITTED → RETURNED, corrected, submitted again: the accused side learns of none of it. */
function* returnedStory(told: Told): Telling {
  const { who, thread, part, scope, made } = told;
  const secretly = isAccused(who, thread.by, part);
  const level = ofCase(who, { by: thread.by, stage: STAGES[thread.how] });
  yield submit(who, made);
  const reasons = text(s3(told)('The place is wanting.'));
  yield { ...registry('returnAllegation', made.id, { reasons }), secretly };
  if (thread.how === 'returned-only') return;
  yield {
    seat: seatOf(thread.by, 'officer'),
    act: 'editAllegationDraft',
    on: made.id,
    secretly,
    input: {
      id: made.id,
      allegedUnit: s3(told)('Another unit'),
      incident: incidentInput(level, scope),
      report: reportInput(level, scope),
      ...harmInput(level, scope),
    },
  };
  yield { ...submit(who, made), secretly };
}

function* extension({ made }: Told, kind: string, secretly: boolean): Telling {
  const where = 'FROM mechanism.clock WHERE allegation_id = $1 AND kind = $2';
  const id = yield find('incidents', `SELECT id ${where}`, made.id, kind);
  const dueAt = yield find(
    'incidents',
    `SELECT to_char((due_at + interval '2 hours') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS id ${where}`,
    made.id,
    kind,
  );
  const reasons = text('The road is closed.');
  yield { ...registry('extendClock', id, { dueAt, reasons }), secretly };
}

function* extendedStory(told: Told): Telling {
  const { who, thread, part, made } = told;
  yield submit(who, made);
  yield* extension(told, 'REGISTRATION', isAccused(who, thread.by, part));
  yield registered(told);
  if (STAGES[thread.how] >= 3) yield notified(told);
}

function intoId({ who, thread, scope }: Told): string {
  const level = ofCase(who, { by: thread.by, stage: 2 });
  const own = scope.places.cases.filter(({ by }) => by === thread.by).map(({ id }) => id);
  const [first = '', second = ''] = own;
  return secretChoice(level, 'SUBMITTER', scope.nth, [first, first, second]) ?? first;
}

/** What the secretariat proposes, and a mediator perhaps co-signs: no one else learns of it before. */
function* proposedStory(told: Told): Telling {
  const { who, thread, part, made, scope } = told;
  const merger = ['merger-proposed', 'merged'].includes(thread.how);
  const cosigned = ['inadmissible', 'merged'].includes(thread.how);
  const level = ofProposal(who, { by: thread.by, cosigned });
  const reasons = text(secret(level ?? 'PUBLIC', 'SUBMITTER', scope.tint)('It is told twice.'));
  const act = merger ? 'proposeMerger' : 'proposeInadmissibility';
  const more = merger ? { reasons, intoId: intoId(told) } : { reasons };
  yield {
    ...registry(act, made.id, more),
    secretly: part === 'LOW' && level === null && !cosigned,
  };
  if (!cosigned) return;
  const sql = 'SELECT id FROM mechanism.exit_proposal WHERE allegation_id = $1';
  const proposalId = yield find('incidents', sql, made.id);
  yield {
    seat: 'tur-mediator',
    act: merger ? 'cosignMerger' : 'cosignInadmissibility',
    on: made.id,
    input: { id: made.id, proposalId },
  };
}

function* settledStory({ thread, made }: Told): Telling {
  const confirm = (party: Party, more: object): Op => ({
    seat: seatOf(party, 'officer'),
    act: 'confirmLocalSettlement',
    on: made.id,
    input: { id: made.id, ...more },
  });
  yield confirm(thread.by, { terms: text('The post moves back.') });
  if (thread.how === 'settled') yield confirm(otherOf(thread.by), {});
}

function* verifiedStory({ who, thread, part, scope, made }: Told): Telling {
  // Only the low part moves the clock: the time is everybody's.
  if (thread.how === 'late' && part === 'LOW') yield later(300, true);
  else yield answer(who, made, scope);
  yield registry('startVerification', made.id);
  if (thread.how !== 'suspended' && thread.how !== 'resumed') return;
  const host = otherOf(thread.by);
  const from = new Date(scope.now.getTime() + 100 * 3_600_000).toISOString();
  const until = new Date(scope.now.getTime() + 102 * 3_600_000).toISOString();
  const task = yield planTask(made.id, host, { team: ['Two monitors'], from, until });
  yield { seat: 'sec-secretariat', act: 'requestAccess', on: task, input: { id: task } };
  yield answerAccess(task, host, 'denyAccess');
  yield registry('suspendNoAccess', made.id, { reasons: text('The road is mined.') });
  if (thread.how === 'resumed') yield registry('resumeVerification', made.id);
}

function* withdrawnStory({ who, thread, made }: Told): Telling {
  yield* pursue(who, made);
  const seat = seatOf(thread.by, 'head');
  yield { seat, act: 'withdrawAllegation', on: made.id, input: { id: made.id } };
}

function* renotifiedStory(told: Told): Telling {
  yield* returnedStory(told);
  yield registered(told);
  yield notified(told);
}

type Course = (told: Told) => Telling;

function pursued(then: Course): Course {
  return function* after(told: Told): Telling {
    yield* pursue(told.who, told.made);
    yield* then(told);
  };
}

const COURSES: Readonly<Record<How, Course>> = {
  'withdrawn-draft': withdrawnStory,
  'withdrawn-submitted': withdrawnStory,
  'withdrawn-registered': withdrawnStory,
  'withdrawn-notified': withdrawnStory,
  'returned-only': returnedStory,
  returned: returnedStory,
  'returned-notified': renotifiedStory,
  'extended-registered': extendedStory,
  'extended-notified': extendedStory,
  'response-extended': pursued((told) => extension(told, 'RESPONSE', false)),
  'inadmissible-proposed': pursued(proposedStory),
  inadmissible: pursued(proposedStory),
  'merger-proposed': pursued(proposedStory),
  merged: pursued(proposedStory),
  'settlement-proposed': pursued(settledStory),
  settled: pursued(settledStory),
  verified: pursued(verifiedStory),
  suspended: pursued(verifiedStory),
  resumed: pursued(verifiedStory),
  late: pursued(verifiedStory),
};

/** A case that leaves the straight way: returned, given time, not admitted, merged, settled, withdrawn, verified. */
export const EXIT: Family<ExitThread> = {
  kind: 'exit',
  weight: 5,
  threads: fc.record({
    kind: fc.constant('exit' as const),
    by: aParty,
    how: fc.constantFrom(...(Object.keys(STAGES) as How[])),
  }),
  reach: (who, { by, how }) => reachOf(ofCase(who, { by, stage: STAGES[how] }) !== null),
  *tell(who, thread, part, scope) {
    // Its notice is its own matter: `pursue` goes no further than the notice.
    const stage = STAGES[thread.how];
    const told = { by: thread.by, stage, act: 1 };
    const made = yield* draft(who, told, part, scope);
    yield* COURSES[thread.how]({ who, thread, part, scope, made });
    // Nothing else is told of a case that has ended.
    scope.cases.splice(scope.cases.indexOf(made), 1);
  },
};
