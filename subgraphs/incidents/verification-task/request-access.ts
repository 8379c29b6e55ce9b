import type { Act } from '../../../shared/acts/act.js';
import { otherSide } from '../../../shared/acts/audiences.js';
import { clockFaults, termsInForce } from '../allegation/load-allegation.js';
import { dueAfter } from '../clock/clock.state.js';
import type { KnownTerms } from '../reference-copies/known-terms.entity.js';
import { giveTask } from './give-task.js';
import { loadTask, taskFaults, type TaskTarget } from './load-task.js';
import { VerificationTask } from './verification-task.entity.js';
import type { TaskActInput } from './verification-task.input.js';
import { VisitPlan } from './visit-plan.entity.js';

interface Target extends TaskTarget {
  readonly terms: KnownTerms | null;
}

/**
 * PLANNED → ACCESS_REQUESTED: both parties learn of the task, the one that is asked also who comes and when; its
 * silence is measured from now on.
 */
export const requestAccess: Act<TaskActInput, Target> = {
  name: 'requestAccess',
  record: VerificationTask,
  load: async (reading, input) => ({
    ...(await loadTask(reading, input)),
    terms: await termsInForce(reading),
  }),
  guard: (target, facts) => {
    const illegal = taskFaults('REQUEST_ACCESS', target, facts);
    if (illegal.length > 0) return illegal;
    const [fault] = [
      ...clockFaults(target.terms, 'ACCESS_DELAYED'),
      ...clockFaults(target.terms, 'ACCESS_DENIED'),
    ];
    return fault ? [fault] : [];
  },
  write: async (transaction, { changes, terms }) => {
    const { id, hostCode } = changes;
    const { at, manager } = transaction;
    const { hours = {}, termsVersion = null } = terms ?? {};
    const { ACCESS_DELAYED: delay, ACCESS_DENIED: denial } = hours;
    if (delay === undefined || denial === undefined || hostCode === null)
      throw new Error('a request needs a host and its two clocks; the guards have to ask for them');
    await transaction.change(VerificationTask, id, {
      ...{ status: 'ACCESS_REQUESTED', accessRequestedAt: at, termsVersion },
      ...{ accessDelaysAt: dueAfter(at, delay), accessDeniesAt: dueAfter(at, denial) },
    });
    await giveTask(transaction, changes);
    for (const plan of await manager.findBy(VisitPlan, { taskId: id }))
      await transaction.grant(VisitPlan, plan.id, otherSide(hostCode));
    return id;
  },
};
