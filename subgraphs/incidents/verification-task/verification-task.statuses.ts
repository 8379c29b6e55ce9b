/** domain.md 2.3, each with what it is. */
export const TASK_KINDS = {
  MONITORING: 'Monitors watch a place for a time.',
  DESK_REVIEW: 'A review of what lies on the desk, e.g. satellite images; it needs no access.',
  SITE_VISIT: 'Monitors visit a site.',
  JOINT_VISIT: 'Monitors visit a site together with officers of the parties.',
  REMOTE_VERIFICATION: 'A verification from afar; it needs no access.',
  INVESTIGATION: 'Monitors investigate at the place, e.g. craters and debris.',
} as const;
export type TaskKind = keyof typeof TASK_KINDS;

/** domain.md 2.3, each with what it is. */
export const TASK_STATUSES = {
  PLANNED: 'The secretariat has planned it; the parties do not know of it yet.',
  ACCESS_REQUESTED: 'The party that holds the place has been asked for access.',
  ACCESS_GRANTED: 'That party has granted access.',
  ACCESS_DELAYED: 'That party has put access off, or has been silent so long that it counts so.',
  ACCESS_DENIED: 'That party has denied access, or has not granted it so long that it counts so.',
  IN_FIELD: 'Monitors are at work.',
  REPORTED: 'A monitor has reported.',
  ACCEPTED: 'The secretariat has accepted the report.',
  CANCELLED: 'The secretariat has cancelled it.',
} as const;
export type TaskStatus = keyof typeof TASK_STATUSES;

/** What a request for access can come to. */
export type AccessOutcome = 'ACCESS_GRANTED' | 'ACCESS_DELAYED' | 'ACCESS_DENIED';

/** The acts on a task. */
export const TASK_VERBS = [
  'REQUEST_ACCESS',
  'GRANT_ACCESS',
  'DELAY_ACCESS',
  'DENY_ACCESS',
  'START_FIELDWORK',
  'RECORD_OBSERVATION',
  'REPORT_TASK',
  'ACCEPT_TASK',
  'CANCEL_TASK',
] as const;
export type TaskVerb = (typeof TASK_VERBS)[number];

const WITHOUT_ACCESS: readonly TaskKind[] = ['DESK_REVIEW', 'REMOTE_VERIFICATION'];

/** Tells whether a task of a kind needs the access that a party grants. */
export function needsAccess(kind: TaskKind): boolean {
  return !WITHOUT_ACCESS.includes(kind);
}
