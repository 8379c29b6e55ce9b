import type { Reading } from '../../../shared/acts/act.js';
import type { Fault } from '../../../shared/errors.js';
import { Allegation } from './allegation.entity.js';
import type { AllegationStatus } from './allegation.statuses.js';

/** In which statuses a case can take up another. */
const OPEN: readonly AllegationStatus[] = [
  'REGISTERED',
  'NOTIFIED',
  'UNDER_VERIFICATION',
  'SUSPENDED_NO_ACCESS',
];

/** Finds the allegation that is to go on, in the actor's world. */
export async function loadInto({ world }: Reading, id: string): Promise<Allegation | null> {
  return world.findOneBy(Allegation, { id });
}

/** Tells whether an allegation can be merged into another: the same submitter and parties, so that no side learns of the other's. */
export function canMerge(one: Allegation, into: Allegation): boolean {
  return (
    one.id !== into.id &&
    one.byCode === into.byCode &&
    one.respondentCode === into.respondentCode &&
    one.otherPartyCode === into.otherPartyCode &&
    OPEN.includes(into.status)
  );
}

/** Refuses a merger that cannot be. */
export function mergerFaults(
  one: Allegation,
  into: Allegation | null,
  path: readonly string[],
): readonly Fault[] {
  if (into && canMerge(one, into)) return [];
  const message =
    'must be another open case that the same party has brought against the same respondent';
  return [{ code: 'BAD_USER_INPUT', path, message }];
}
