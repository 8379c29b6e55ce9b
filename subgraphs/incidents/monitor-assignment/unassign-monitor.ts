import type { Act } from '../../../shared/acts/act.js';
import { notFound } from '../../../shared/errors.js';
import { endAssignment } from './end-assignment.js';
import { MonitorAssignment } from './monitor-assignment.entity.js';
import type { UnassignMonitorInput } from './monitor-assignment.input.js';
import { assignmentVerbs } from './monitor-assignment.state.js';

interface Target {
  readonly changes: MonitorAssignment;
}

/** Takes a case from a monitor, who reads nothing of it from this moment on. */
export const unassignMonitor: Act<UnassignMonitorInput, Target> = {
  name: 'unassignMonitor',
  record: MonitorAssignment,
  load: async ({ world }, { id }) => {
    const changes = await world.findOneBy(MonitorAssignment, { id });
    if (!changes) throw notFound(['input', 'id']);
    return { changes };
  },
  guard: ({ changes }, { viewer }) => {
    if (assignmentVerbs(changes, viewer.role).includes('UNASSIGN')) return [];
    const message = 'the assignment has ended; open to you now: none';
    return [{ code: 'ILLEGAL_TRANSITION', path: ['input', 'id'], message }];
  },
  write: async (transaction, { changes }) => {
    await endAssignment(transaction, changes);
    return changes.id;
  },
};
