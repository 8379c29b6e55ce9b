import type { Act, Facts } from '../../../shared/acts/act.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import {
  type AllegationTarget,
  caseNotOpen,
  loadAllegation,
} from '../allegation/load-allegation.js';
import { createAssignment } from './create-assignment.js';
import { endAssignment } from './end-assignment.js';
import { MonitorAssignment } from './monitor-assignment.entity.js';
import type { AssignMonitorInput } from './monitor-assignment.input.js';
import { isAssignable } from './monitor-assignment.state.js';

/** What an assignment starts from: the case, who works on it already, and under which name the monitor reads. */
interface Target {
  readonly of: AllegationTarget;
  readonly running: readonly MonitorAssignment[];
  readonly replaces: MonitorAssignment | null;
  readonly readerKey: string;
}

/** Checks an assignment; pure. */
function assignFaults(
  { of, running, replaces }: Target,
  { viewer, input }: Facts<AssignMonitorInput>,
): readonly Fault[] {
  if (!isAssignable(of.changes.status)) return [caseNotOpen(of, viewer, ['input', 'allegationId'])];
  const fault = (field: string, message: string): Fault => ({
    ...{ code: 'BAD_USER_INPUT', path: ['input', field], message },
  });
  const faults: Fault[] = [];
  if (running.some(({ monitor }) => monitor === input.monitor))
    faults.push(fault('monitor', 'works on this case already'));
  if (replaces !== null && !running.some(({ id }) => id === replaces.id))
    faults.push(fault('replacesId', 'is not a running assignment of this case'));
  return faults;
}

/** A monitor is assigned to a case, and reads it from this moment on; the one who is replaced reads it no more. */
export const assignMonitor: Act<AssignMonitorInput, Target> = {
  name: 'assignMonitor',
  record: MonitorAssignment,
  load: async (reading, { allegationId, monitor, replacesId }) => {
    const { world } = reading;
    const of = await loadAllegation(reading, allegationId, ['input', 'allegationId']);
    const replaces =
      replacesId == null ? null : await world.findOneBy(MonitorAssignment, { id: replacesId });
    if (replacesId != null && !replaces) throw notFound(['input', 'replacesId']);
    const all = await world.findBy(MonitorAssignment, { allegationId });
    return {
      of,
      running: all.filter(({ endedAt }) => endedAt === null),
      replaces,
      readerKey: reading.readerKey(reading.viewer.delegation, monitor),
    };
  },
  guard: assignFaults,
  write: async (transaction, target, { monitor }) => {
    if (target.replaces) await endAssignment(transaction, target.replaces);
    const { of, readerKey } = target;
    return createAssignment(transaction, { id: of.changes.id, readerKey }, monitor);
  },
};
