import { randomUUID } from 'node:crypto';

import type { Answer } from './client.js';
import type { Deployment } from './deployment.js';

/** The mutations that are tried here: the record each answers with, and its input type where it has another name. */
export const ANSWERS: Readonly<Record<string, readonly [record: string, input?: string]>> = {
  recordAgreement: ['agreement'],
  recordExtension: ['agreement'],
  recordObligation: ['obligation'],
  recordPlace: ['place'],
  adoptTerms: ['termsOfReference'],
  recordMember: ['member'],
  endMember: ['member'],
  draftAllegation: ['allegation'],
  submitAllegation: ['allegation', 'AllegationActInput'],
  fileAllegation: ['allegation', 'DraftAllegationInput'],
  registerAllegation: ['allegation', 'AllegationActInput'],
  notifyAllegation: ['allegation'],
  submitStatement: ['statement'],
  editAllegationDraft: ['allegation'],
  returnAllegation: ['allegation', 'ReasonedAllegationInput'],
  proposeInadmissibility: ['allegation', 'ReasonedAllegationInput'],
  cosignInadmissibility: ['allegation', 'CosignExitInput'],
  proposeMerger: ['allegation'],
  cosignMerger: ['allegation', 'CosignExitInput'],
  confirmLocalSettlement: ['allegation'],
  startVerification: ['allegation', 'AllegationActInput'],
  suspendNoAccess: ['allegation', 'ReasonedAllegationInput'],
  resumeVerification: ['allegation', 'AllegationActInput'],
  withdrawAllegation: ['allegation', 'AllegationActInput'],
  extendClock: ['clock'],
  confirmHarm: ['confirmedHarm'],
  correctConfirmedHarm: ['confirmedHarm'],
  fileReport: ['report'],
  writeAgreedNarrative: ['agreedNarrative'],
  linkIncidents: ['incidentLink'],
  unlinkIncidents: ['incidentLink'],
  assignMonitor: ['monitorAssignment'],
  unassignMonitor: ['monitorAssignment'],
  draftFinding: ['finding'],
  editFinding: ['finding'],
  shareFinding: ['finding', 'FindingActInput'],
  commentOnFinding: ['finding'],
  concurFinding: ['finding'],
  withholdConcurrence: ['finding'],
  planTask: ['verificationTask'],
  requestAccess: ['verificationTask', 'TaskActInput'],
  grantAccess: ['verificationTask', 'TaskActInput'],
  delayAccess: ['verificationTask', 'AccessRefusalInput'],
  denyAccess: ['verificationTask', 'AccessRefusalInput'],
  startFieldwork: ['verificationTask', 'TaskActInput'],
  reportTask: ['verificationTask'],
  acceptTask: ['verificationTask', 'TaskActInput'],
  cancelTask: ['verificationTask', 'TaskActInput'],
  recordObservation: ['observation'],
  fileDissent: ['finding'],
  recordDeliberation: ['finding'],
  referForMeasures: ['allegation', 'AllegationActInput'],
  closeAllegation: ['allegation'],
  fileAppeal: ['allegation'],
  raiseHotlineCall: ['hotlineCall'],
  relayHotlineCall: ['hotlineCall', 'HotlineCallActInput'],
  acknowledgeHotlineCall: ['hotlineCall', 'HotlineCallActInput'],
  answerHotlineCall: ['hotlineCall'],
  resolveHotlineCall: ['hotlineCall', 'HotlineCallActInput'],
  escalateHotlineCall: ['hotlineCall', 'HotlineCallActInput'],
  submitNotice: ['deconflictionNotice'],
  relayNotice: ['deconflictionNotice', 'NoticeActInput'],
  acknowledgeNotice: ['deconflictionNotice', 'NoticeActInput'],
  objectToNotice: ['deconflictionNotice'],
  activateNotice: ['deconflictionNotice', 'NoticeActInput'],
  completeNotice: ['deconflictionNotice', 'NoticeActInput'],
  cancelNotice: ['deconflictionNotice', 'NoticeActInput'],
  commitIncidentLog: ['incidentLogSeal'],
  revealIncidentLog: ['incidentLogSeal'],
  withdrawIncidentLog: ['incidentLogSeal'],
  draftEvidence: ['evidenceItem'],
  sealEvidence: ['evidenceItem'],
  linkEvidence: ['evidenceItem'],
  scheduleSession: ['session'],
  openSession: ['session', 'SessionActInput'],
  closeSession: ['session', 'SessionActInput'],
  addAgendaItem: ['agendaItem'],
  recordCaucusNote: ['caucusNote'],
  confirmCaucusNote: ['caucusNote', 'CaucusNoteActInput'],
};

/** Sends a mutation with the input as it is; answers all that came back. */
export async function send(
  deployment: Deployment,
  seat: string | null,
  name: string,
  input: object,
): Promise<Answer> {
  const [record = '', given] = ANSWERS[name] ?? [];
  const type = given ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { act: ${name}(input: $input) { ${record} { id } userErrors { code path message clause } replayed } }`;
  return deployment.ask(seat, document, { input });
}

/** Performs an act with a key of its own that has to succeed; answers the record's id. */
export async function perform(
  deployment: Deployment,
  seat: string,
  name: string,
  input: object,
): Promise<string> {
  const { body } = await send(deployment, seat, name, { idempotencyKey: randomUUID(), ...input });
  const acted = body.data?.act as Record<string, { id: string } | null> | null | undefined;
  const record = acted?.[ANSWERS[name]?.[0] ?? ''];
  if (!record) throw new Error(`${name} as ${seat}: ${JSON.stringify(body)}`);
  return record.id;
}

/** A text as every input takes it. */
export function words(original: string): { readonly original: string; readonly lang: string } {
  return { original, lang: 'en' };
}

interface Refused {
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

/** Tries an act with a key of its own; answers the codes and places of what is refused, empty when it was done. */
export async function refusals(
  deployment: Deployment,
  seat: string | null,
  name: string,
  input: object,
): Promise<readonly string[]> {
  const { body } = await send(deployment, seat, name, { idempotencyKey: randomUUID(), ...input });
  const acted = body.data?.act as Refused | null | undefined;
  if (acted) return acted.userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);
  return (body.errors ?? []).map((error) => error.extensions.code);
}
