import {
  ASSIGNMENT_VERBS,
  type AssignmentVerb,
} from './monitor-assignment/monitor-assignment.state.js';
import { TASK_VERBS, type TaskVerb } from './verification-task/verification-task.statuses.js';

type VerificationVerb = AssignmentVerb | TaskVerb;

/** The acts of a verification, each with what it is. */
export const VERIFICATION_VERBS = {
  UNASSIGN: 'Take the case from the monitor (`unassignMonitor`).',
  REQUEST_ACCESS: 'Ask the host for access (`requestAccess`).',
  GRANT_ACCESS: 'Grant the access that was asked for (`grantAccess`).',
  DELAY_ACCESS: 'Put the access off (`delayAccess`).',
  DENY_ACCESS: 'Deny the access (`denyAccess`).',
  START_FIELDWORK: 'Say that the work has begun (`startFieldwork`).',
  RECORD_OBSERVATION: 'Record what was observed (`recordObservation`).',
  REPORT_TASK: 'Report on the task (`reportTask`).',
  ACCEPT_TASK: 'Accept the report (`acceptTask`).',
  CANCEL_TASK: 'Cancel the task (`cancelTask`).',
} as const satisfies Readonly<Record<VerificationVerb, string>>;

/** Their names, for the enum of all acts. */
export const VERIFICATION_VERB_NAMES: readonly VerificationVerb[] = [
  ...ASSIGNMENT_VERBS,
  ...TASK_VERBS,
];
