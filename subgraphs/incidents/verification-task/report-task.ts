import type { Act } from '../../../shared/acts/act.js';
import { loadTask, taskGuard, type TaskTarget } from './load-task.js';
import { VerificationTask } from './verification-task.entity.js';
import type { ReportTaskInput } from './verification-task.input.js';

/**
 * IN_FIELD → REPORTED, by a monitor of the case. Where a party was asked for access, observers read from now on what
 * that came to; of a task that asked for none there is nothing for them.
 */
export const reportTask: Act<ReportTaskInput, TaskTarget> = {
  name: 'reportTask',
  record: VerificationTask,
  load: loadTask,
  guard: taskGuard('REPORT_TASK'),
  write: async (transaction, { changes: { id, hostCode } }, { report }) => {
    const { at, directory } = transaction;
    const change = { status: 'REPORTED', reportedAt: at, report } as const;
    if (hostCode === null) {
      await transaction.change(VerificationTask, id, change);
      return id;
    }
    await transaction.change(VerificationTask, id, { ...change, marking: 'MECHANISM' });
    const observers = directory.ofKind('OBSERVER');
    await transaction.grant(
      VerificationTask,
      id,
      observers.map((delegation) => ({ delegation, clearance: 'MECHANISM' })),
    );
    return id;
  },
};
