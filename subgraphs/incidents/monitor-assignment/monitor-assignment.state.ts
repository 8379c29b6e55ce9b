import type { Role } from '../../../shared/viewer/roles.js';
import type { AllegationStatus } from '../allegation/allegation.statuses.js';

/** The acts on an assignment. */
export const ASSIGNMENT_VERBS = ['UNASSIGN'] as const;
export type AssignmentVerb = (typeof ASSIGNMENT_VERBS)[number];

/** From the notice on, before which no monitor learns of a case (domain.md 2.6), and while there is work on it. */
const ASSIGNABLE: readonly AllegationStatus[] = [
  'NOTIFIED',
  'UNDER_VERIFICATION',
  'SUSPENDED_NO_ACCESS',
  'FINDING_SHARED',
  'DETERMINED',
  'MEASURES_PENDING',
  'REMEDY_IN_PROGRESS',
  'UNDER_APPEAL',
];

/** Tells whether a case can be assigned to a monitor. */
export function isAssignable(status: AllegationStatus): boolean {
  return ASSIGNABLE.includes(status);
}

/** Lists the acts that are open to a role now: the secretariat ends what has not ended. */
export function assignmentVerbs(
  { endedAt }: { readonly endedAt: Date | null },
  role: Role,
): readonly AssignmentVerb[] {
  return endedAt === null && role === 'SECRETARIAT' ? ['UNASSIGN'] : [];
}
