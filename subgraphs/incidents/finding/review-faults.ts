import type { Fault } from '../../../shared/errors.js';
import type { AllegationStatus } from '../allegation/allegation.statuses.js';
import type { AppealOutcome } from '../appeal/appeal.enums.js';
import type { Finding } from './finding.entity.js';

/** A version, and who has written it. */
interface Reviewed {
  readonly appealOutcome: AppealOutcome | null;
  readonly drafter: string | null;
}

/**
 * Under appeal another person reviews than who wrote the version appealed against, and the new one says what it makes
 * of the appeal; elsewhere a version says nothing of one. Pure.
 */
export function reviewFaults(
  status: AllegationStatus,
  against: Pick<Finding, 'drafterKey'> | null,
  { appealOutcome, drafter }: Reviewed,
  path: readonly string[],
): readonly Fault[] {
  const say = (at: readonly string[], message: string): readonly Fault[] => [
    { code: 'BAD_USER_INPUT', path: at, message },
  ];
  const outcome = [...path, 'appealOutcome'];
  if (status !== 'UNDER_APPEAL')
    return appealOutcome === null ? [] : say(outcome, 'there is no appeal to answer');
  if (against?.drafterKey === drafter)
    return say(['input', 'id'], 'another person must review it than who wrote the version before');
  return appealOutcome === null ? say(outcome, 'say what it makes of the appeal') : [];
}
