import type { Act, Facts } from '../../../shared/acts/act.js';
import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { mechanismReaders } from '../../../shared/acts/audiences.js';
import type { Fault } from '../../../shared/errors.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { Allegation } from '../allegation/allegation.entity.js';
import { partiesOf } from '../allegation/case-parties.js';
import type { AllegationStatus } from '../allegation/allegation.statuses.js';
import {
  type AllegationTarget,
  caseNotOpen,
  loadAllegation,
} from '../allegation/load-allegation.js';
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

/** The case is looked at and not changed: there is no version to compare. */
interface Target {
  readonly of: AllegationTarget;
}

function fault(path: readonly string[], message: string): Fault {
  return { code: 'BAD_USER_INPUT', path: ['input', ...path], message };
}

function visitFaults({ from, until }: VisitPlanInput): readonly Fault[] {
  return until <= from ? [fault(['visit', 'until'], 'is not after from')] : [];
}

/** Checks whom a task asks for access, and with whom; pure. */
function accessFaults(
  allegation: Allegation,
  { kind, host = null, visit = null }: PlanTaskInput,
): readonly Fault[] {
  if (!needsAccess(kind)) {
    return [
      ...(host === null ? [] : [fault(['host'], 'a task of this kind asks nobody for access')]),
      ...(visit === null ? [] : [fault(['visit'], 'a task of this kind goes nowhere')]),
    ];
  }
  const isParty = host !== null && partiesOf(allegation).includes(host);
  return [
    ...(isParty ? [] : [fault(['host'], 'must be a party of the case, which holds the place')]),
    ...(visit === null
      ? [fault(['visit'], 'a task of this kind needs a visit plan')]
      : visitFaults(visit)),
  ];
}

/** Checks a new task; pure. */
function planFaults(
  { of }: Target,
  { viewer, input }: Pick<Facts<PlanTaskInput>, 'viewer' | 'input'>,
): readonly Fault[] {
  if (VERIFIABLE.includes(of.changes.status)) return accessFaults(of.changes, input);
  return [caseNotOpen(of, viewer, ['input', 'allegationId'])];
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
export const planTask: Act<PlanTaskInput, Target> = {
  name: 'planTask',
  record: VerificationTask,
  load: async (reading, { allegationId }) => ({
    of: await loadAllegation(reading, allegationId, ['input', 'allegationId']),
  }),
  guard: planFaults,
  write: async (transaction, _target, { allegationId, kind, host, visit }) => {
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
