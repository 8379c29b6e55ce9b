import {
  ASSIGNMENT_VERBS,
  type AssignmentVerb,
} from './monitor-assignment/monitor-assignment.state.js';

/** The acts of a verification, each with what it is. */
export const VERIFICATION_VERBS = {
  UNASSIGN: 'Take the case from the monitor (`unassignMonitor`).',
} as const satisfies Readonly<Record<AssignmentVerb, string>>;

/** Their names, for the enum of all acts. */
export const VERIFICATION_VERB_NAMES: readonly AssignmentVerb[] = [...ASSIGNMENT_VERBS];
