import { type Level, type Observer, ofAssignment, ofCase, ofStatement } from '../observers.js';
import type { KnownCase, Part, Scope } from '../scope.js';
import { find, type Op, secret, secretChoice, text } from '../story.js';
import { otherOf, type Party, seatOf } from './people.js';
import type { Telling } from './family.js';

const ACTS = ['SMALL_ARMS_FIRE', 'INDIRECT_FIRE', 'AIRSPACE_VIOLATION', 'HARBOURING'];
const RISKS = ['NAMED', 'ANONYMOUS', 'AT_RISK'] as const;

/** What decides how a case is told. */
export interface CaseTold {
  readonly by: Party;
  /** How far it comes: 0 DRAFT, 1 SUBMITTED, 2 REGISTERED, 3 NOTIFIED, 4 answered. */
  readonly stage: number;
  readonly act: number;
  readonly assigned?: boolean;
}

/** Writes what a party says of an incident, in the run's tint where the observer must not read it. */
export function incidentInput(level: Level | null, { nth, places }: Scope): object {
  const point = secretChoice(level, 'SUBMITTER', nth, [33.1, 33.2, 34.5]);
  const district = secretChoice(level, 'PARTIES', nth, [
    places.districts[0],
    places.districts[1],
    places.districts[2],
  ]);
  const hour = secretChoice(level, 'PARTIES', nth, ['06', '07', '11']);
  return {
    sectorId: places.sector,
    districtId: district ?? null,
    occurredFrom: `2025-11-12T${hour ?? '05'}:00:00.000Z`,
    timePrecision: 'HOUR',
    ...(point === null
      ? {}
      : { latitude: point, longitude: 70 + point / 100, geoPrecision: 'POINT' }),
  };
}

/** Writes the harm that a report claims; where its figure comes from is not for the other side. */
export function harmInput(level: Level | null, { nth }: Scope): object {
  const figures = secretChoice(level, 'PARTIES', nth, [2, 3, 40]);
  if (figures === null) return {};
  const source = secretChoice(level, 'SUBMITTER', nth, ['MEDICAL', 'RESIDENTS', 'MEDIA']);
  const kind = { category: 'CIVILIAN', effect: 'INJURED', side: 'PAK' };
  return { harm: [{ ...kind, claimedMin: figures, claimedMax: figures, source }] };
}

/** Writes a party's report. */
export function reportInput(level: Level | null, { tint }: Scope): object {
  const s3 = secret(level, 'SUBMITTER', tint);
  return {
    narrative: text(s3('Shots at the post.')),
    weapon: s3('rifle'),
    direction: s3('north'),
    unitsInvolved: s3('Post 14'),
    sourceDateAsWritten: s3('12 November'),
  };
}

function draftInput({ by, act }: CaseTold, level: Level | null, scope: Scope): object {
  const s3 = secret(level, 'SUBMITTER', scope.tint);
  return {
    respondent: otherOf(by),
    act: ACTS[act],
    clause: 'Article 2(a)',
    mode: 'OWN_FORCES',
    allegedUnit: s3('Unit'),
    basisSummary: text(s3('Logbook of the post.')),
    sourceRisk: secretChoice(level, 'SUBMITTER', scope.nth, RISKS),
    incident: incidentInput(level, scope),
    report: reportInput(level, scope),
    ...harmInput(level, scope),
  };
}

/** Tells whether the observer is of the party that a case is against: it must not learn what was before the notice. */
export function isAccused(who: Observer, by: string, part: Part): boolean {
  return part === 'LOW' && who.kind === 'PARTY' && who.delegation !== by;
}

/** How a case begins: as an officer's draft, or filed in one act by the head, who may name a source at risk. */
const BEGINNINGS = {
  drafted: { act: 'draftAllegation', role: 'officer', reached: 0 },
  filed: { act: 'fileAllegation', role: 'head', reached: 1 },
} as const;

/** Drafts a case with its incident and report, or files it in one act. */
export function* draft(
  who: Observer,
  told: CaseTold,
  part: Part,
  scope: Scope,
  begins: keyof typeof BEGINNINGS = 'drafted',
): Generator<Op, KnownCase, string> {
  const { act, role, reached } = BEGINNINGS[begins];
  // A monitor that is sent away again looks when it reads nothing any more.
  const known = ofCase(who, told);
  const level = known ?? (part === 'LOW' ? 'PUBLIC' : null);
  const id = yield {
    seat: seatOf(told.by, role),
    act,
    input: draftInput(told, level, scope),
    // The other side must not learn when a case was drafted. A mediator reads the time of the report; its app does not,
    // and reads when a case was submitted.
    secretTime:
      isAccused(who, told.by, part) ||
      (part === 'LOW' && known === null) ||
      (part === 'LOW' && begins === 'drafted' && who.kind === 'MEDIATOR' && who.cap === 'PARTIES'),
  };
  scope.note(part, id);
  const sql = 'SELECT incident_id AS id FROM mechanism.allegation WHERE id = $1';
  const incident = yield find('incidents', sql, id);
  scope.note(part, incident);
  const made = { id, incident, part, by: told.by, stage: told.stage, reached };
  scope.cases.push(made);
  return made;
}

/** Submits a case; when, the other side must not learn. */
export function submit(who: Observer, { id, by, part }: KnownCase): Op {
  return {
    seat: seatOf(by, 'head'),
    act: 'submitAllegation',
    input: { id },
    on: id,
    secretTime: isAccused(who, by, part),
  };
}

/** An act of the secretariat on a case. */
export function registry(act: string, id: string, more: object = {}): Op {
  return { seat: 'sec-secretariat', act, input: { id, ...more }, on: id };
}

/** DRAFT → SUBMITTED → REGISTERED → NOTIFIED, as far as the case goes. */
export function* pursue(who: Observer, made: KnownCase): Telling {
  const { id } = made;
  const steps: readonly Op[] = [
    submit(who, made),
    registry('registerAllegation', id),
    registry('notifyAllegation', id, { noticeText: text('Fire is alleged.') }),
  ];
  for (const step of steps.slice(made.reached, made.stage)) {
    yield step;
    made.reached += 1;
  }
}

/** A monitor is given a case, or the one that has it is sent away; nobody else learns. */
export function* assign(
  who: Observer,
  { id, part }: KnownCase,
  told: 'assigned' | 'sent away',
): Telling {
  const secretly = part === 'LOW' && !ofAssignment(who, true);
  const seat = 'sec-secretariat';
  const given = { allegationId: id, monitor: 'sec-monitor' };
  const assignment = yield { seat, act: 'assignMonitor', input: given, secretly };
  if (told === 'assigned') return;
  const input = { id: assignment };
  yield { seat, act: 'unassignMonitor', input, on: assignment, secretly };
}

/** The accused party answers. */
export function answer(who: Observer, { id, by }: KnownCase, { tint }: Scope): Op {
  const respondent = otherOf(by);
  const level = ofStatement(who, respondent);
  return {
    seat: seatOf(respondent, 'officer'),
    act: 'submitStatement',
    on: id,
    input: {
      allegationId: id,
      kind: 'DENIES',
      text: text('It was not us.'),
      privateAnnex: text(secret(level, 'SUBMITTER', tint)('Annex.')),
      internalNote: text(secret(level, 'DRAFT', tint)('Note.')),
    },
  };
}

/** Takes the scene's case of a side that is being verified, once in a history; undefined when a story was told on it. */
export function verifyingOf(by: string, part: Part, scope: Scope): string | undefined {
  const found = scope.places.verifying.find((one) => one.by === by && one.part === part);
  if (!found || scope.told.has(found.id)) return undefined;
  scope.told.add(found.id);
  return found.id;
}
