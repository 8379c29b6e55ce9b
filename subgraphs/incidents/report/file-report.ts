import type { Act, Facts } from '../../../shared/acts/act.js';
import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import { drafter, mechanismReaders } from '../../../shared/acts/audiences.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import type { ClassName } from '../../../shared/policy/classes.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { Allegation } from '../allegation/allegation.entity.js';
import { reportValues } from '../allegation/report-input.js';
import { holdAllegation } from '../finding/load-finding.js';
import { Incident } from '../incident/incident.entity.js';
import { Report } from './report.entity.js';
import type { FileReportInput } from './report.input.js';
import { isWithSubmitter, originOf, takesReports } from './report.rules.js';

/** The cases about the incident of which the actor knows, and its own among them. */
interface Target {
  readonly cases: readonly Allegation[];
  readonly own: Allegation | null;
}

/** Checks whether the actor can report on the incident now; pure. */
function reportFaults(
  { cases, own }: Target,
  { viewer, directory }: Pick<Facts<unknown>, 'viewer' | 'directory'>,
): readonly Fault[] {
  const fault = (message: string): readonly Fault[] => [
    { code: 'ILLEGAL_TRANSITION', path: ['input', 'incidentId'], message },
  ];
  const ofParty = directory.find(viewer.delegation)?.kind === 'PARTY';
  if (ofParty && own === null)
    return fault('the incident is of no allegation of yours; answer by a statement');
  const about = own === null ? cases : [own];
  if (about.some(({ status }) => takesReports(status))) return [];
  return fault('the case about the incident has ended');
}

/** To whom a further report goes, and under which marking: never the other side, and of the mechanism’s no party. */
function given(
  { own }: Target,
  { viewer, directory }: ActTransaction,
): { readonly marking: ClassName; readonly grants: readonly Grant[] } {
  const readers = mechanismReaders(directory);
  if (own === null) return { marking: 'SUBMITTER', grants: readers };
  if (isWithSubmitter(own.status)) return { marking: 'DRAFT', grants: drafter(viewer.delegation) };
  return { marking: 'SUBMITTER', grants: [...drafter(viewer.delegation), ...readers] };
}

/** – → FILED: one more version of an incident, kept as it came beside the others (docs/adr/0013). */
export const fileReport: Act<FileReportInput, Target> = {
  name: 'fileReport',
  record: Report,
  load: async ({ world, viewer }, { incidentId }) => {
    if (!(await world.existsBy(Incident, { id: incidentId })))
      throw notFound(['input', 'incidentId']);
    const cases = await world.findBy(Allegation, { incidentId });
    const own = cases.find(({ byCode }) => byCode === viewer.delegation) ?? null;
    return { cases, own };
  },
  guard: reportFaults,
  write: async (transaction, target, { incidentId, report }) => {
    const { viewer, at } = transaction;
    // Else what is filed while the case is being submitted would stay a draft; only the submitter’s own acts are waited for.
    if (target.own) await holdAllegation(transaction, target.own, ['input', 'incidentId']);
    const id = newId('rep');
    const { marking, grants } = given(target, transaction);
    await transaction.create(
      Report,
      {
        ...{ id, marking, incidentId, byCode: viewer.delegation, further: true },
        ...{ origin: originOf(viewer.role), reportedAt: at, noticeText: null, hotlineCallId: null },
        ...reportValues(report),
      },
      grants,
    );
    return id;
  },
};
