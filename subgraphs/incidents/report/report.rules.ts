import type { Role } from '../../../shared/viewer/roles.js';
import type { AllegationStatus } from '../allegation/allegation.statuses.js';
import type { ReportOrigin } from '../enums.js';

/** Where a further report comes from, by the role of who files it: a third party’s comes through the secretariat. */
const ORIGINS: Readonly<Partial<Record<Role, ReportOrigin>>> = {
  PARTY_HEAD: 'PARTY',
  PARTY_OFFICER: 'PARTY',
  MEDIATOR: 'MEDIATOR',
  SECRETARIAT: 'THIRD_PARTY',
  MONITOR: 'MONITOR_OWN_INITIATIVE',
};

/** A case that has left the course takes up no more; one that is closed can be appealed against on new facts. */
const ENDED: readonly AllegationStatus[] = [
  'WITHDRAWN',
  'INADMISSIBLE',
  'MERGED',
  'SETTLED_LOCALLY',
];

/** A case that its submitter still works on: what it adds is its own until it submits. */
const WITH_THE_SUBMITTER: readonly AllegationStatus[] = ['DRAFT', 'RETURNED'];

/** Says where a further report comes from. */
export function originOf(role: Role): ReportOrigin {
  const origin = ORIGINS[role];
  if (origin === undefined) throw new Error('this role files no reports; the shield has to ask');
  return origin;
}

/** Tells whether a case still takes up reports. */
export function takesReports(status: AllegationStatus): boolean {
  return !ENDED.includes(status);
}

/** Tells whether a case is with its submitter alone, or again. */
export function isWithSubmitter(status: AllegationStatus): boolean {
  return WITH_THE_SUBMITTER.includes(status);
}
