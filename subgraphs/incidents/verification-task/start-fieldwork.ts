import type { Act } from '../../../shared/acts/act.js';
import { giveTask } from './give-task.js';
import { loadTask, taskGuard, type TaskTarget } from './load-task.js';
import { VerificationTask } from './verification-task.entity.js';
import type { TaskActInput } from './verification-task.input.js';

/** ACCESS_GRANTED, or PLANNED where no access is needed → IN_FIELD: of the latter both parties learn now. */
export const startFieldwork: Act<TaskActInput, TaskTarget> = {
  name: 'startFieldwork',
  record: VerificationTask,
  load: loadTask,
  guard: taskGuard('START_FIELDWORK'),
  write: async (transaction, { changes }) => {
    const { id } = changes;
    const { at } = transaction;
    await transaction.change(VerificationTask, id, { status: 'IN_FIELD', startedAt: at });
    await giveTask(transaction, changes);
    return id;
  },
};
