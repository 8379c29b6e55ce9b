import type { Act, Reading } from '../../../shared/acts/act.js';
import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { drafter } from '../../../shared/acts/audiences.js';
import { claimHarm } from '../harm/claim-harm.js';
import { Incident } from '../incident/incident.entity.js';
import { createAssignment } from '../monitor-assignment/create-assignment.js';
import { familyOf } from '../prohibited-act.js';
import { freeReference } from '../reference.js';
import { Report } from '../report/report.entity.js';
import { originOf } from '../report/report.rules.js';
import { Allegation } from './allegation.entity.js';
import type { DraftAllegationInput } from './allegation.input.js';
import { type Drafting, draftFaults } from './draft-faults.js';
import { incidentValues, loadSetting } from './incident-input.js';
import { reportValues } from './report-input.js';
import { loadCall } from './report-of-call.js';

interface Target extends Drafting {
  /** Under which name a monitor that drafts reads its draft; null for all others, who read what their delegation has. */
  readonly readerKey: string | null;
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
      origin: hotlineCallId === null ? originOf(viewer.role) : 'HOTLINE',
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
      otherPartyCode: input.otherParty ?? null,
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

/** A monitor reads the cases that are assigned to it (docs/adr/0010): what it drafts is. */
function readerKeyOf(reading: Reading): string | null {
  const { delegation, role, subject } = reading.viewer;
  return role === 'MONITOR' ? reading.readerKey(delegation, subject) : null;
}

/** – → DRAFT: an allegation with its incident and report, which the drafting delegation alone can read; a call stays as it is. */
export const draftAllegation: Act<DraftAllegationInput, Target> = {
  name: 'draftAllegation',
  record: Allegation,
  load: async (reading, input) => ({
    setting: await loadSetting(reading.reads, input.incident),
    call: await loadCall(reading, input),
    readerKey: readerKeyOf(reading),
  }),
  guard: draftFaults,
  write: async (transaction, { readerKey }, input) => {
    const incidentId = await createIncident(transaction, input);
    await createReport(transaction, input, incidentId);
    const id = await createAllegation(transaction, input, incidentId);
    if (readerKey !== null)
      await createAssignment(transaction, { id, readerKey }, transaction.viewer.subject);
    return id;
  },
};
