import type { Act } from '../../../shared/acts/act.js';
import { loadTask, taskGuard, type TaskTarget } from './load-task.js';
import { VerificationTask } from './verification-task.entity.js';
import type { TaskActInput } from './verification-task.input.js';

/** Before it is reported → CANCELLED, by the secretariat; who had not heard of it does not hear of it now. */
export const cancelTask: Act<TaskActInput, TaskTarget> = {
  name: 'cancelTask',
  record: VerificationTask,
  load: loadTask,
  guard: taskGuard('CANCEL_TASK'),
  write: async (transaction, { changes: { id } }) => {
    const cancelledAt = transaction.at;
    await transaction.change(VerificationTask, id, { status: 'CANCELLED', cancelledAt });
    return id;
  },
};
