import type { Act, Facts } from '../../../shared/acts/act.js';
import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import type { Fault } from '../../../shared/errors.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { drafter } from '../../../shared/acts/audiences.js';
import { claimHarm } from '../harm/claim-harm.js';
import { harmFaults } from '../harm/harm-faults.js';
import { Incident } from '../incident/incident.entity.js';
import type { HotlineCall } from '../hotline-call/hotline-call.entity.js';
import { familyOf } from '../prohibited-act.js';
import { freeReference } from '../reference.js';
import { Report } from '../report/report.entity.js';
import { Allegation } from './allegation.entity.js';
import type { DraftAllegationInput } from './allegation.input.js';
import { incidentFaults, incidentValues, loadSetting, type Setting } from './incident-input.js';
import { reportValues } from './report-input.js';
import { callFaults, loadCall } from './report-of-call.js';

function fault(path: readonly string[], message: string): Fault {
  return { code: 'BAD_USER_INPUT', path: ['input', ...path], message };
}

interface Target {
  readonly setting: Setting;
  /** The call that becomes the report, where there is one. */
  readonly call: HotlineCall | null;
}

/** Checks a new allegation; pure. */
function draftFaults(
  { setting, call }: Target,
  { viewer, input, at, directory }: Facts<DraftAllegationInput>,
): readonly Fault[] {
  const faults: Fault[] = [
    ...incidentFaults(setting, input.incident, at),
    ...harmFaults(input.harm ?? [], directory, ['input', 'harm']),
    ...callFaults(call, { viewer, input }),
  ];
  const respondent = directory.find(input.respondent);
  if (respondent?.kind !== 'PARTY')
    faults.push(fault(['respondent'], 'is not a party to the agreement'));
  if (input.respondent === viewer.delegation)
    faults.push(fault(['respondent'], 'a party cannot accuse itself'));
  return faults;
}

async function createIncident(
  transaction: ActTransaction,
  { incident, act }: DraftAllegationInput,
): Promise<string> {
  const id = newId('inc');
  await transaction.create(
    Incident,
    {
      id,
      marking: 'DRAFT',
      reference: await freeReference('I', 6, async (reference) => {
        const { delegation: originator } = transaction.viewer;
        return (await transaction.idsOf(Incident, { originator, reference })).length > 0;
      }),
      actFamily: familyOf(act),
      ...incidentValues(incident),
    },
    drafter(transaction.viewer.delegation),
  );
  return id;
}

async function createReport(
  transaction: ActTransaction,
  { report, harm, hotlineCallId = null }: DraftAllegationInput,
  incidentId: string,
): Promise<void> {
  const { viewer, at } = transaction;
  const own = { id: newId('rep'), incidentId, byCode: viewer.delegation };
  const draft = { marking: 'DRAFT', grants: drafter(viewer.delegation) } as const;
  await transaction.create(
    Report,
    {
      ...own,
      marking: draft.marking,
      further: false,
      origin: hotlineCallId === null ? 'PARTY' : 'HOTLINE',
      hotlineCallId,
      reportedAt: at,
      ...reportValues(report),
      noticeText: null,
    },
    draft.grants,
  );
  await claimHarm(transaction, own, harm ?? [], draft);
}

async function createAllegation(
  transaction: ActTransaction,
  input: DraftAllegationInput,
  incidentId: string,
): Promise<string> {
  const id = newId('alg');
  const { viewer } = transaction;
  await transaction.create(
    Allegation,
    {
      id,
      marking: 'DRAFT',
      status: 'DRAFT',
      byCode: viewer.delegation,
      respondentCode: input.respondent,
      incidentId,
      act: input.act,
      clause: input.clause,
      mode: input.mode ?? null,
      allegedUnit: input.allegedUnit ?? null,
      basisSummary: input.basisSummary ?? null,
      sourceRisk: input.sourceRisk ?? null,
      responseState: 'RESPONSE_PENDING',
    },
    drafter(viewer.delegation),
  );
  return id;
}

/** – → DRAFT: an allegation with its incident and report, which the drafting delegation alone can read; a call stays as it is. */
export const draftAllegation: Act<DraftAllegationInput, Target> = {
  name: 'draftAllegation',
  record: Allegation,
  load: async (reading, input) => ({
    setting: await loadSetting(reading.reads, input.incident),
    call: await loadCall(reading, input),
  }),
  guard: draftFaults,
  write: async (transaction, _target, input) => {
    const incidentId = await createIncident(transaction, input);
    await createReport(transaction, input, incidentId);
    return createAllegation(transaction, input, incidentId);
  },
};
