import type { Act, Facts } from '../../../shared/acts/act.js';
import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import type { Fault } from '../../../shared/errors.js';
import { drafter } from '../../../shared/acts/audiences.js';
import { claimHarm } from '../harm/claim-harm.js';
import { harmFaults } from '../harm/harm-faults.js';
import { Incident } from '../incident/incident.entity.js';
import { Report } from '../report/report.entity.js';
import { Allegation } from './allegation.entity.js';
import type { EditAllegationDraftInput } from './allegation.input.js';
import { answersForSources } from './allegation.state.js';
import { incidentFaults, incidentValues, loadSetting, type Setting } from './incident-input.js';
import { type AllegationTarget, loadAllegation, transitionFaults } from './load-allegation.js';
import { reportValues } from './report-input.js';

interface Target extends AllegationTarget {
  /** Null where the incident stays as it is. */
  readonly setting: Setting | null;
}

/** What can be corrected of the allegation itself; never its respondent or its act. */
const FIELDS = ['clause', 'mode', 'allegedUnit', 'basisSummary', 'sourceRisk'] as const;

/** Checks a correction; pure. */
function editFaults(
  { changes, setting }: Target,
  { viewer, input, at, directory }: Facts<EditAllegationDraftInput>,
): readonly Fault[] {
  const faults: Fault[] = [
    ...(input.incident && setting ? incidentFaults(setting, input.incident, at) : []),
    ...harmFaults(input.harm ?? [], directory, ['input', 'harm']),
  ];
  const say = (field: string, message: string): void => {
    faults.push({ code: 'BAD_USER_INPUT', path: ['input', field], message });
  };
  for (const field of ['clause', 'incident', 'report', 'harm'] as const) {
    if (input[field] === null) say(field, 'can be corrected, not taken away');
  }
  // Or an officer could take the risk away and submit what only the head may submit.
  const lowered = changes.sourceRisk === 'AT_RISK' && input.sourceRisk !== undefined;
  if (lowered && input.sourceRisk !== 'AT_RISK' && !answersForSources(viewer.role))
    say('sourceRisk', 'only the head of the delegation, or the secretariat, takes AT_RISK away');
  return faults;
}

function given(
  input: EditAllegationDraftInput,
): Partial<Pick<Allegation, (typeof FIELDS)[number]>> {
  return Object.fromEntries(
    FIELDS.flatMap((field) => (input[field] === undefined ? [] : [[field, input[field]]])),
  );
}

async function editCase(
  transaction: ActTransaction,
  { incidentId, byCode }: Allegation,
  { incident, report, harm }: EditAllegationDraftInput,
): Promise<void> {
  if (incident) await transaction.change(Incident, incidentId, incidentValues(incident));
  const first = { incidentId, byCode, further: false };
  for (const { id } of await transaction.manager.findBy(Report, first)) {
    if (report) await transaction.change(Report, id, reportValues(report));
    // What is new is the drafting delegation's own until it submits, also where the case was returned.
    const draft = { marking: 'DRAFT', grants: drafter(byCode) } as const;
    await claimHarm(transaction, { id, incidentId, byCode }, harm ?? [], draft);
  }
}

/** DRAFT or RETURNED, as it was: the submitter corrects what it has written. */
export const editAllegationDraft: Act<EditAllegationDraftInput, Target> = {
  name: 'editAllegationDraft',
  record: Allegation,
  load: async (reading, { id, incident }) => ({
    ...(await loadAllegation(reading, id, ['input', 'id'])),
    setting: incident ? await loadSetting(reading.reads, incident) : null,
  }),
  guard: (target, facts) => {
    const illegal = transitionFaults('EDIT', target, facts);
    return illegal.length > 0 ? illegal : editFaults(target, facts);
  },
  write: async (transaction, { changes }, input) => {
    await editCase(transaction, changes, input);
    await transaction.change(Allegation, changes.id, given(input));
    return changes.id;
  },
};
