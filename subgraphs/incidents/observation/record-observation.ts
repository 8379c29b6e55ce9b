import type { Act, Facts } from '../../../shared/acts/act.js';
import { mechanismReaders } from '../../../shared/acts/audiences.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { taskFaults, type TaskTarget } from '../verification-task/load-task.js';
import { VerificationTask } from '../verification-task/verification-task.entity.js';
import { Observation } from './observation.entity.js';
import type { RecordObservationInput } from './observation.input.js';

/** The task is looked at and not changed: there is no version to compare. */
interface Target {
  readonly task: VerificationTask;
}

function fault(field: string, message: string): Fault {
  return { code: 'BAD_USER_INPUT', path: ['input', field], message };
}

/** Checks an observation; pure. */
function observationFaults(
  { task }: Target,
  { viewer, input, at }: Facts<RecordObservationInput>,
): readonly Fault[] {
  const target: TaskTarget = { changes: task };
  const illegal = taskFaults('RECORD_OBSERVATION', target, { viewer }, ['input', 'taskId']);
  if (illegal.length > 0) return illegal;
  const faults: Fault[] = [];
  if (input.at > at) faults.push(fault('at', 'is in the future'));
  if ((input.positionLatitude == null) !== (input.positionLongitude == null))
    faults.push(fault('positionLatitude', 'a position needs latitude and longitude'));
  return faults;
}

/** A monitor of the case records what it observed; the parties read it when the draft finding is shared. */
export const recordObservation: Act<RecordObservationInput, Target> = {
  name: 'recordObservation',
  record: Observation,
  load: async ({ world }, { taskId }) => {
    const task = await world.findOneBy(VerificationTask, { id: taskId });
    if (!task) throw notFound(['input', 'taskId']);
    return { task };
  },
  guard: observationFaults,
  write: async (transaction, { task }, input) => {
    const id = newId('obs');
    await transaction.create(
      Observation,
      {
        ...{ id, marking: 'PARTIES', taskId: task.id, allegationId: task.allegationId ?? '' },
        ...{ method: input.method, at: input.at, timePrecision: input.timePrecision },
        ...{ bearingDeg: input.bearingDeg ?? null, distanceM: input.distanceM ?? null },
        text: input.text,
        positionLatitude: input.positionLatitude ?? null,
        positionLongitude: input.positionLongitude ?? null,
      },
      mechanismReaders(transaction.directory),
    );
    return id;
  },
};
