import type { Act } from '../../../shared/acts/act.js';
import { loadTask, taskGuard, type TaskTarget } from './load-task.js';
import { VerificationTask } from './verification-task.entity.js';
import type { TaskActInput } from './verification-task.input.js';

/** REPORTED → ACCEPTED, by the secretariat: a finding can rest on it. */
export const acceptTask: Act<TaskActInput, TaskTarget> = {
  name: 'acceptTask',
  record: VerificationTask,
  load: loadTask,
  guard: taskGuard('ACCEPT_TASK'),
  write: async (transaction, { changes: { id } }) => {
    const acceptedAt = transaction.at;
    await transaction.change(VerificationTask, id, { status: 'ACCEPTED', acceptedAt });
    return id;
  },
};
