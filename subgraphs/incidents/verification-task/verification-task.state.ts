import type { Role } from '../../../shared/viewer/roles.js';
import {
  type AccessOutcome,
  needsAccess,
  type TaskKind,
  type TaskStatus,
  type TaskVerb,
} from './verification-task.statuses.js';
import {
  TASK_TRANSITIONS,
  type TaskCapacity,
  type TaskCondition,
  type TaskTransition,
} from './verification-task.transitions.js';

const HOUR_MS = 3_600_000;

/** What the machine looks at: the task as the actor knows it, and who acts. */
export interface TaskSituation {
  /** Null where the actor knows of the outcome alone. */
  readonly kind: TaskKind | null;
  readonly status: TaskStatus | null;
  /** The party that holds the place; null where no access is needed. */
  readonly host: string | null;
  readonly actor: { readonly delegation: string; readonly role: Role };
}

function holds(capacity: TaskCapacity, { actor, host }: TaskSituation): boolean {
  return capacity === 'MECHANISM' || actor.delegation === host;
}

function meets(condition: TaskCondition | undefined, kind: TaskKind): boolean {
  if (condition === undefined) return true;
  return needsAccess(kind) === (condition === 'NEEDS_ACCESS');
}

function allowed(transition: TaskTransition, situation: TaskSituation): boolean {
  const { kind, status, actor } = situation;
  return (
    kind !== null &&
    transition.from === status &&
    transition.roles.includes(actor.role) &&
    holds(transition.capacity, situation) &&
    meets(transition.if, kind)
  );
}

/** Lists the acts that are open to the actor now. */
export function taskVerbs(situation: TaskSituation): readonly TaskVerb[] {
  return TASK_TRANSITIONS.filter((transition) => allowed(transition, situation)).map(
    ({ verb }) => verb,
  );
}

/** Gives the status after an act; undefined when the act is not open to the actor now. */
export function nextTaskStatus(verb: TaskVerb, situation: TaskSituation): TaskStatus | undefined {
  return TASK_TRANSITIONS.find((known) => known.verb === verb && allowed(known, situation))?.to;
}

/** Measures the elapsed hours between two times, to the hundredth; never rounded to days. */
export function hoursBetween(from: Date, until: Date): number {
  return Math.round(((until.getTime() - from.getTime()) / HOUR_MS) * 100) / 100;
}

/** When silence counts as delay, and from when access that was not granted counts as denied. */
export interface SilenceTimes {
  readonly status: TaskStatus;
  readonly accessDelaysAt: Date | null;
  readonly accessDeniesAt: Date | null;
}

/**
 * Says what the time that has passed without a grant counts as; undefined while it counts as nothing new. Only the
 * silence of a party that was asked delays; a delay, too, becomes a denial.
 */
export function silenceCounts(
  { status, accessDelaysAt, accessDeniesAt }: SilenceTimes,
  at: Date,
): { readonly outcome: AccessOutcome; readonly since: Date } | undefined {
  if (status !== 'ACCESS_REQUESTED' && status !== 'ACCESS_DELAYED') return undefined;
  if (accessDeniesAt !== null && accessDeniesAt <= at)
    return { outcome: 'ACCESS_DENIED', since: accessDeniesAt };
  if (status === 'ACCESS_REQUESTED' && accessDelaysAt !== null && accessDelaysAt <= at)
    return { outcome: 'ACCESS_DELAYED', since: accessDelaysAt };
  return undefined;
}
