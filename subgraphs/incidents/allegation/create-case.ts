import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import type { ClassName } from '../../../shared/policy/classes.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { claimHarm } from '../harm/claim-harm.js';
import { Incident } from '../incident/incident.entity.js';
import { createAssignment } from '../monitor-assignment/create-assignment.js';
import { familyOf } from '../prohibited-act.js';
import { drawReference } from '../reference.js';
import { Report } from '../report/report.entity.js';
import { originOf } from '../report/report.rules.js';
import { Allegation } from './allegation.entity.js';
import type { DraftAllegationInput } from './allegation.input.js';
import type { CaseMarkings } from './case-records.js';
import type { Drafting } from './draft-faults.js';
import { incidentValues } from './incident-input.js';
import { reportValues } from './report-input.js';

/** How a case begins: how far it has come, and to whom each of its records is given. */
export interface Beginning {
  readonly markings: CaseMarkings & { readonly allegation: ClassName };
  readonly status: 'DRAFT' | 'SUBMITTED';
  readonly submittedAt: Date | null;
  readonly grants: readonly Grant[];
}

/** What the state machine looks at of a new case beside its status, e.g. before it is written. */
export function claimOf(
  { respondent, otherParty, sourceRisk }: DraftAllegationInput,
  byCode: string,
): Pick<
  Allegation,
  'byCode' | 'respondentCode' | 'otherPartyCode' | 'sourceRisk' | 'responseState'
> {
  return {
    byCode,
    respondentCode: respondent,
    otherPartyCode: otherParty ?? null,
    sourceRisk: sourceRisk ?? null,
    responseState: 'RESPONSE_PENDING',
  };
}

async function createIncident(
  transaction: ActTransaction,
  { incident, act }: DraftAllegationInput,
  { markings, grants }: Beginning,
): Promise<string> {
  const id = newId('inc');
  await transaction.create(
    Incident,
    {
      id,
      marking: markings.incident,
      // A clash with one of the delegation's own, one in a thousand million for each, is a unique violation: the runner runs the act again.
      reference: drawReference('I', 6),
      actFamily: familyOf(act),
      ...incidentValues(incident),
    },
    grants,
  );
  return id;
}

async function createReport(
  transaction: ActTransaction,
  { report, harm, hotlineCallId = null }: DraftAllegationInput,
  incidentId: string,
  { markings, grants }: Beginning,
): Promise<void> {
  const { viewer, at } = transaction;
  const own = { id: newId('rep'), incidentId, byCode: viewer.delegation };
  const marking = markings.report;
  await transaction.create(
    Report,
    {
      ...own,
      marking,
      further: false,
      origin: hotlineCallId === null ? originOf(viewer.role) : 'HOTLINE',
      hotlineCallId,
      reportedAt: at,
      ...reportValues(report),
      noticeText: null,
    },
    grants,
  );
  await claimHarm(transaction, own, harm ?? [], { marking, grants });
}

async function createAllegation(
  transaction: ActTransaction,
  input: DraftAllegationInput,
  incidentId: string,
  { markings, status, submittedAt, grants }: Beginning,
): Promise<string> {
  const id = newId('alg');
  await transaction.create(
    Allegation,
    {
      id,
      marking: markings.allegation,
      status,
      submittedAt,
      incidentId,
      ...claimOf(input, transaction.viewer.delegation),
      act: input.act,
      clause: input.clause,
      mode: input.mode ?? null,
      allegedUnit: input.allegedUnit ?? null,
      basisSummary: input.basisSummary ?? null,
    },
    grants,
  );
  return id;
}

/**
 * Writes an allegation with its incident, report and harm, and for a monitor its assignment; answers the allegation's
 * id. A call that becomes the report stays as it is.
 */
export async function createCase(
  transaction: ActTransaction,
  { readerKey }: Pick<Drafting, 'readerKey'>,
  input: DraftAllegationInput,
  beginning: Beginning,
): Promise<string> {
  const incidentId = await createIncident(transaction, input, beginning);
  await createReport(transaction, input, incidentId, beginning);
  const id = await createAllegation(transaction, input, incidentId, beginning);
  if (readerKey !== null)
    await createAssignment(transaction, { id, readerKey }, transaction.viewer.subject);
  return id;
}
