import type { Act, Facts } from '../../../shared/acts/act.js';
import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { mechanismReaders } from '../../../shared/acts/audiences.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { Allegation } from '../allegation/allegation.entity.js';
import type { AllegationStatus } from '../allegation/allegation.statuses.js';
import { VerificationTask } from './verification-task.entity.js';
import type { PlanTaskInput, VisitPlanInput } from './verification-task.input.js';
import { needsAccess } from './verification-task.statuses.js';
import { VisitPlan } from './visit-plan.entity.js';

/** In which statuses of the case there is something to verify; what was suspended may find access by a new task. */
const VERIFIABLE: readonly AllegationStatus[] = [
  'UNDER_VERIFICATION',
  'SUSPENDED_NO_ACCESS',
  'REMEDY_IN_PROGRESS',
  'UNDER_APPEAL',
];

function fault(path: readonly string[], message: string): Fault {
  return { code: 'BAD_USER_INPUT', path: ['input', ...path], message };
}

function visitFaults({ from, until }: VisitPlanInput): readonly Fault[] {
  return until <= from ? [fault(['visit', 'until'], 'is not after from')] : [];
}

/** Checks whom a task asks for access, and with whom; pure. */
function accessFaults(
  { byCode, respondentCode }: Allegation,
  { kind, host = null, visit = null }: PlanTaskInput,
): readonly Fault[] {
  if (!needsAccess(kind)) {
    return [
      ...(host === null ? [] : [fault(['host'], 'a task of this kind asks nobody for access')]),
      ...(visit === null ? [] : [fault(['visit'], 'a task of this kind goes nowhere')]),
    ];
  }
  const isParty = host === byCode || host === respondentCode;
  return [
    ...(isParty ? [] : [fault(['host'], 'must be a party of the case, which holds the place')]),
    ...(visit === null
      ? [fault(['visit'], 'a task of this kind needs a visit plan')]
      : visitFaults(visit)),
  ];
}

/** Checks a new task; pure. */
function planFaults(
  allegation: Allegation,
  { input }: Pick<Facts<PlanTaskInput>, 'input'>,
): readonly Fault[] {
  const { status } = allegation;
  if (VERIFIABLE.includes(status)) return accessFaults(allegation, input);
  const message = `the allegation is ${status}; tasks are planned while it is verified`;
  return [{ code: 'ILLEGAL_TRANSITION', path: ['input', 'allegationId'], message }];
}

async function createPlan(
  transaction: ActTransaction,
  [taskId, allegationId]: readonly [string, string],
  { team, from, until, route = null, staffPositions = null }: VisitPlanInput,
): Promise<void> {
  await transaction.create(
    VisitPlan,
    {
      ...{ id: newId('vpl'), marking: 'PARTIES', taskId, allegationId },
      ...{ team, scheduleFrom: from, scheduleUntil: until, route, staffPositions },
    },
    mechanismReaders(transaction.directory),
  );
}

/** – → PLANNED: the mediators and the secretariat know of it; the parties do not, nor that anyone may come. */
export const planTask: Act<PlanTaskInput, Allegation> = {
  name: 'planTask',
  record: VerificationTask,
  load: async ({ world }, { allegationId }) => {
    const allegation = await world.findOneBy(Allegation, { id: allegationId });
    if (!allegation) throw notFound(['input', 'allegationId']);
    return allegation;
  },
  guard: planFaults,
  write: async (transaction, { id: allegationId }, { kind, host, visit }) => {
    const id = newId('vtk');
    await transaction.create(
      VerificationTask,
      { id, marking: 'PARTIES', allegationId, kind, status: 'PLANNED', hostCode: host ?? null },
      mechanismReaders(transaction.directory),
    );
    if (visit) await createPlan(transaction, [id, allegationId], visit);
    return id;
  },
};
