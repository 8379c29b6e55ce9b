import type { Role } from '../../../shared/viewer/roles.js';
import type { TaskStatus, TaskVerb } from './verification-task.statuses.js';

/** In what capacity the actor stands to the task: for the party that holds the place, or for the mechanism. */
export type TaskCapacity = 'HOST' | 'MECHANISM';

/** What must be so beside status, role and capacity, each as a sentence. */
export const TASK_CONDITIONS = {
  NEEDS_ACCESS: 'its kind needs access',
  NEEDS_NO_ACCESS: 'its kind needs no access',
} as const;
export type TaskCondition = keyof typeof TASK_CONDITIONS;

/** One row of the life of a task. */
export interface TaskTransition {
  readonly verb: TaskVerb;
  /** The mutation that does it. */
  readonly act: string;
  readonly from: TaskStatus;
  readonly to: TaskStatus;
  readonly capacity: TaskCapacity;
  readonly roles: readonly Role[];
  readonly if?: TaskCondition;
}

const HOST = { capacity: 'HOST', roles: ['PARTY_OFFICER', 'PARTY_HEAD'] } as const;
const SECRETARIAT = { capacity: 'MECHANISM', roles: ['SECRETARIAT'] } as const;
const MONITOR = { capacity: 'MECHANISM', roles: ['MONITOR'] } as const;
const STAFF = { capacity: 'MECHANISM', roles: ['MONITOR', 'SECRETARIAT'] } as const;
/** A party that has put access off can still grant or deny it; what was denied stays denied. */
const UNANSWERED = ['ACCESS_REQUESTED', 'ACCESS_DELAYED'] as const;
/** A denial is not cancelled: it stays on record. */
const CANCELLABLE = [
  'PLANNED',
  'ACCESS_REQUESTED',
  'ACCESS_DELAYED',
  'ACCESS_GRANTED',
  'IN_FIELD',
] as const;

/** domain.md 2.4, the verification task. */
export const TASK_TRANSITIONS: readonly TaskTransition[] = [
  {
    ...{ verb: 'REQUEST_ACCESS', act: 'requestAccess', ...SECRETARIAT },
    ...{ from: 'PLANNED', to: 'ACCESS_REQUESTED', if: 'NEEDS_ACCESS' },
  },
  ...UNANSWERED.map((from): TaskTransition => ({
    ...{ verb: 'GRANT_ACCESS', act: 'grantAccess', from, to: 'ACCESS_GRANTED', ...HOST },
  })),
  {
    ...{ verb: 'DELAY_ACCESS', act: 'delayAccess', ...HOST },
    ...{ from: 'ACCESS_REQUESTED', to: 'ACCESS_DELAYED' },
  },
  ...UNANSWERED.map((from): TaskTransition => ({
    ...{ verb: 'DENY_ACCESS', act: 'denyAccess', from, to: 'ACCESS_DENIED', ...HOST },
  })),
  {
    ...{ verb: 'START_FIELDWORK', act: 'startFieldwork', ...STAFF },
    ...{ from: 'PLANNED', to: 'IN_FIELD', if: 'NEEDS_NO_ACCESS' },
  },
  {
    ...{ verb: 'START_FIELDWORK', act: 'startFieldwork', ...STAFF },
    ...{ from: 'ACCESS_GRANTED', to: 'IN_FIELD' },
  },
  {
    ...{ verb: 'RECORD_OBSERVATION', act: 'recordObservation', ...MONITOR },
    ...{ from: 'IN_FIELD', to: 'IN_FIELD' },
  },
  { verb: 'REPORT_TASK', act: 'reportTask', from: 'IN_FIELD', to: 'REPORTED', ...MONITOR },
  { verb: 'ACCEPT_TASK', act: 'acceptTask', from: 'REPORTED', to: 'ACCEPTED', ...SECRETARIAT },
  ...CANCELLABLE.map((from): TaskTransition => ({
    ...{ verb: 'CANCEL_TASK', act: 'cancelTask', from, to: 'CANCELLED', ...SECRETARIAT },
  })),
];
