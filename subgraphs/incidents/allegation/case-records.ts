import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import type { ClassName } from '../../../shared/policy/classes.js';
import { Incident } from '../incident/incident.entity.js';
import { Report } from '../report/report.entity.js';
import { Allegation } from './allegation.entity.js';

/** Gives a case's records (the allegation, its incident, its report) to more delegations, each by a grant of its own. */
export async function giveCase(
  transaction: ActTransaction,
  allegation: Allegation,
  grants: readonly Grant[],
): Promise<void> {
  await transaction.grant(Allegation, allegation.id, grants);
  await transaction.grant(Incident, allegation.incidentId, grants);
  for (const report of await transaction.manager.findBy(Report, {
    incidentId: allegation.incidentId,
  })) {
    await transaction.grant(Report, report.id, grants);
  }
}

/** Takes the draft's marking from a case's records: from now on each field has the class of the document. */
export async function unmarkCase(
  transaction: ActTransaction,
  allegation: Allegation,
  markings: { readonly incident: ClassName; readonly report: ClassName },
): Promise<void> {
  await transaction.change(Incident, allegation.incidentId, { marking: markings.incident });
  for (const report of await transaction.manager.findBy(Report, {
    incidentId: allegation.incidentId,
  })) {
    await transaction.change(Report, report.id, { marking: markings.report });
  }
}
