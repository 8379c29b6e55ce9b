import type { AllegationVerb } from '../allegation/allegation.statuses.js';
import type { FindingStatus } from './finding.enums.js';

/** Which acts on an allegation are acts on a version of its finding, by where that version stands. */
const VERBS: Readonly<Partial<Record<FindingStatus, readonly AllegationVerb[]>>> = {
  DRAFT: ['EDIT_FINDING', 'SHARE_FINDING', 'RECORD_DELIBERATION'],
  SHARED: [
    'RECORD_DELIBERATION',
    'COMMENT_ON_FINDING',
    'FILE_DISSENT',
    'CONCUR',
    'WITHHOLD_CONCURRENCE',
  ],
};

/** Picks, of the acts that are open on a case, those that are on a version of its finding in a status. */
export function onVersion(
  status: FindingStatus,
  open: readonly AllegationVerb[],
): readonly AllegationVerb[] {
  return open.filter((verb) => VERBS[status]?.includes(verb));
}
