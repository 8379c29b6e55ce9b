import { type Level, type Observer, ofCase, ofStatement } from './observers.js';
import type { Part, Scope } from './scope.js';
import { type Op, secret, secretChoice, text } from './story.js';
import type { Thread } from './threads.js';

type CaseThread = Extract<Thread, { readonly kind: 'case' }>;
type Telling = Generator<Op, void, string>;

const ACTS = ['SMALL_ARMS_FIRE', 'INDIRECT_FIRE', 'AIRSPACE_VIOLATION', 'HARBOURING'];
const RISKS = ['NAMED', 'ANONYMOUS', 'AT_RISK'] as const;

function otherOf(party: string): string {
  return party === 'PAK' ? 'AFG' : 'PAK';
}

function draftInput(thread: CaseThread, level: Level | null, { tint, places }: Scope): object {
  const s3 = secret(level, 'SUBMITTER', tint);
  const risk = secretChoice(level, 'SUBMITTER', tint, RISKS);
  const point = secretChoice(level, 'SUBMITTER', tint, [33.1, 33.2, 34.5]);
  const district = secretChoice(level, 'PARTIES', tint, [
    places.districts[0],
    places.districts[1],
    places.districts[2],
  ]);
  const hour = secretChoice(level, 'PARTIES', tint, ['06', '07', '11']);
  return {
    respondent: otherOf(thread.by),
    act: ACTS[thread.act],
    clause: 'Article 2(a)',
    mode: 'OWN_FORCES',
    allegedUnit: s3('Unit'),
    basisSummary: text(s3('Logbook of the post.')),
    sourceRisk: risk,
    incident: {
      sectorId: places.sector,
      districtId: district ?? null,
      occurredFrom: `2025-11-12T${hour ?? '05'}:00:00.000Z`,
      timePrecision: 'HOUR',
      ...(point === null
        ? {}
        : { latitude: point, longitude: 70 + point / 100, geoPrecision: 'POINT' }),
    },
    report: {
      narrative: text(s3('Shots at the post.')),
      weapon: s3('rifle'),
      direction: s3('north'),
      unitsInvolved: s3('Post 14'),
      sourceDateAsWritten: s3('12 November'),
    },
  };
}

function* answerStory(who: Observer, id: string, respondent: string, { tint }: Scope): Telling {
  const level = ofStatement(who, respondent);
  yield {
    seat: `${respondent.toLowerCase()}-officer`,
    act: 'submitStatement',
    input: {
      allegationId: id,
      expectedVersion: 1,
      kind: 'DENIES',
      text: text('It was not us.'),
      privateAnnex: text(secret(level, 'SUBMITTER', tint)('Annex.')),
      internalNote: text(secret(level, 'DRAFT', tint)('Note.')),
    },
  };
}

/** DRAFT → SUBMITTED → REGISTERED → NOTIFIED → an answer, as far as the thread goes. */
export function* caseStory(who: Observer, thread: CaseThread, part: Part, scope: Scope): Telling {
  const level = ofCase(who, thread);
  const side = thread.by.toLowerCase();
  // The other side must not learn when a case was drafted and submitted; the registry's time is told with the notice.
  const other = part === 'LOW' && who.kind === 'PARTY' && who.delegation !== thread.by;
  const id = yield {
    seat: `${side}-officer`,
    act: 'draftAllegation',
    input: draftInput(thread, level, scope),
    // A mediator reads the time of the report; its app does not.
    secretTime: other || (part === 'LOW' && who.kind === 'MEDIATOR' && who.cap === 'PARTIES'),
  };
  scope.note(part, id);
  const incident = yield { seat: '', act: 'incidentOf', input: { id } };
  scope.note(part, incident);
  const made = { id, incident, part, by: thread.by, stage: thread.stage, reached: 0 };
  scope.cases.push(made);
  const act = { id, expectedVersion: 1 };
  const steps: readonly Op[] = [
    {
      seat: `${side}-head`,
      act: 'submitAllegation',
      input: act,
      secretTime: other,
    },
    { seat: 'sec-secretariat', act: 'registerAllegation', input: act },
    {
      seat: 'sec-secretariat',
      act: 'notifyAllegation',
      input: { id, expectedVersion: 2, noticeText: text('Fire is alleged.') },
    },
  ];
  for (const step of steps.slice(0, thread.stage)) {
    yield step;
    made.reached += 1;
  }
  if (thread.stage === 4) yield* answerStory(who, id, otherOf(thread.by), scope);
}
