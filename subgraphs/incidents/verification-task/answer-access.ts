import type { Act } from '../../../shared/acts/act.js';
import { loadTask, taskGuard, type TaskTarget } from './load-task.js';
import { VerificationTask } from './verification-task.entity.js';
import type { AccessRefusalInput, TaskActInput } from './verification-task.input.js';
import { hoursBetween } from './verification-task.state.js';
import type { AccessOutcome, TaskVerb } from './verification-task.statuses.js';

/** Makes an act by which the host answers a request for access: the outcome, the hours that it took and, of a refusal, the reasons. */
function answer<Input extends TaskActInput>(
  name: string,
  verb: TaskVerb,
  outcome: AccessOutcome,
): Act<Input, TaskTarget> {
  return {
    name,
    record: VerificationTask,
    load: loadTask,
    guard: taskGuard(verb),
    write: async (transaction, { changes: { id, accessRequestedAt } }, input) => {
      const { reasons = null } = input as Partial<AccessRefusalInput>;
      if (accessRequestedAt === null) throw new Error('what was not asked is not answered');
      await transaction.change(VerificationTask, id, {
        ...{ status: outcome, accessOutcome: outcome, accessReasons: reasons },
        accessHours: hoursBetween(accessRequestedAt, transaction.at),
      });
      return id;
    },
  };
}

/** ACCESS_REQUESTED or ACCESS_DELAYED → ACCESS_GRANTED, by the party that holds the place. */
export const grantAccess = answer<TaskActInput>('grantAccess', 'GRANT_ACCESS', 'ACCESS_GRANTED');

/** ACCESS_REQUESTED → ACCESS_DELAYED, by the party that holds the place. */
export const delayAccess = answer<AccessRefusalInput>(
  'delayAccess',
  'DELAY_ACCESS',
  'ACCESS_DELAYED',
);

/** ACCESS_REQUESTED or ACCESS_DELAYED → ACCESS_DENIED, by the party that holds the place; a denial is final. */
export const denyAccess = answer<AccessRefusalInput>('denyAccess', 'DENY_ACCESS', 'ACCESS_DENIED');
