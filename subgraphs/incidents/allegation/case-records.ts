import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import type { ClassName } from '../../../shared/policy/classes.js';
import { Harm } from '../harm/harm.entity.js';
import { Incident } from '../incident/incident.entity.js';
import { Report } from '../report/report.entity.js';
import { Allegation } from './allegation.entity.js';

/** How far each record of a case goes once it is submitted: from then on each field has the class of the document. */
export const SUBMITTED_MARKINGS = {
  allegation: 'PARTIES',
  incident: 'MECHANISM',
  report: 'PARTIES',
} as const;

/** The marking of a case's incident, and of its report with the harm that it claims. */
export interface CaseMarkings {
  readonly incident: ClassName;
  readonly report: ClassName;
}

/** What the submitter has written of a case beside the allegation and its incident. */
interface OwnRecords {
  /** The report with which it began: what else is reported of the incident goes its own way. */
  readonly reports: readonly string[];
  readonly harm: readonly string[];
  /** What it has reported further, and nobody else has yet. */
  readonly further: readonly string[];
}

/** Finds what the submitter has written of a case. */
export async function ownRecords(
  transaction: ActTransaction,
  { incidentId, byCode }: Allegation,
): Promise<OwnRecords> {
  const own = { incidentId, byCode };
  const [reports, harm, further] = await Promise.all([
    transaction.idsOf(Report, { ...own, further: false }),
    transaction.idsOf(Harm, own),
    transaction.idsOf(Report, { ...own, further: true, marking: 'DRAFT' }),
  ]);
  return { reports, harm, further };
}

/** Gives a case's records (the allegation, its incident, its report with the harm that it claims) to more delegations, each by a grant of its own. */
export async function giveCase(
  transaction: ActTransaction,
  allegation: Allegation,
  { reports, harm }: OwnRecords,
  grants: readonly Grant[],
): Promise<void> {
  await transaction.grant(Allegation, allegation.id, grants);
  await transaction.grant(Incident, allegation.incidentId, grants);
  for (const id of reports) await transaction.grant(Report, id, grants);
  for (const id of harm) await transaction.grant(Harm, id, grants);
}

/** Takes the draft's marking from a case's records: from now on each field has the class of the document. */
export async function unmarkCase(
  transaction: ActTransaction,
  allegation: Allegation,
  { reports, harm }: OwnRecords,
  markings: CaseMarkings,
): Promise<void> {
  await transaction.change(Incident, allegation.incidentId, { marking: markings.incident });
  for (const id of reports) await transaction.change(Report, id, { marking: markings.report });
  for (const id of harm) await transaction.change(Harm, id, { marking: markings.report });
}

/** Gives what the submitter has reported further, until now its own, to those who are given a submission; never to the other side. */
export async function submitFurtherReports(
  transaction: ActTransaction,
  { further }: OwnRecords,
  readers: readonly Grant[],
): Promise<void> {
  for (const id of further) {
    await transaction.change(Report, id, { marking: 'SUBMITTER' });
    await transaction.grant(Report, id, readers);
  }
}
