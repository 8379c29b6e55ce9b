import type { Facts, Reading } from '../../../shared/acts/act.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import type { Viewer } from '../../../shared/viewer/viewer.js';
import { nextTaskStatus, type TaskSituation, taskVerbs } from './verification-task.state.js';
import type { TaskVerb } from './verification-task.statuses.js';
import { VerificationTask } from './verification-task.entity.js';

/** What an act on a task starts from: the task as the actor knows it. */
export interface TaskTarget {
  readonly changes: VerificationTask;
}

/**
 * Loads a task in the actor's world.
 * @throws ActRefused NOT_FOUND
 */
export async function loadTask(
  { world }: Pick<Reading, 'world'>,
  { id }: { readonly id: string },
): Promise<TaskTarget> {
  const changes = await world.findOneBy(VerificationTask, { id });
  if (!changes) throw notFound(['input', 'id']);
  return { changes };
}

/** Sees a task as the state machine does. */
export function situationOf(
  { kind, status, hostCode }: VerificationTask,
  { delegation, role }: Viewer,
): TaskSituation {
  return { kind, status, host: hostCode, actor: { delegation, role } };
}

/** Refuses an act that is not open to the actor now, and says what is. */
export function taskFaults(
  verb: TaskVerb,
  { changes }: TaskTarget,
  { viewer }: Pick<Facts<unknown>, 'viewer'>,
  path: readonly string[] = ['input', 'id'],
): readonly Fault[] {
  const situation = situationOf(changes, viewer);
  if (nextTaskStatus(verb, situation)) return [];
  const open = taskVerbs(situation).join(', ') || 'none';
  const message = `the task is ${situation.status ?? 'closed to you'}; open to you now: ${open}`;
  return [{ code: 'ILLEGAL_TRANSITION', path, message }];
}

/** Makes the guard of an act that asks for nothing but that it is open. */
export function taskGuard(verb: TaskVerb) {
  return (target: TaskTarget, facts: Pick<Facts<unknown>, 'viewer'>): readonly Fault[] =>
    taskFaults(verb, target, facts);
}
