import type { Facts } from '../../../shared/acts/act.js';
import type { Fault } from '../../../shared/errors.js';
import type { CosignExitInput } from './allegation.input.js';
import type { AllegationVerb } from './allegation.statuses.js';
import { type AllegationTarget, transitionFaults } from './load-allegation.js';

/** Refuses a co-signature that is not open, or that is under another proposal than the one that waits. */
export function cosignFaults(
  verb: AllegationVerb,
  target: AllegationTarget,
  facts: Facts<CosignExitInput>,
): readonly Fault[] {
  const illegal = transitionFaults(verb, target, facts);
  if (illegal.length > 0 || target.proposed?.id === facts.input.proposalId) return illegal;
  return [
    {
      code: 'BAD_USER_INPUT',
      path: ['input', 'proposalId'],
      message: 'is not the proposal that waits for a co-signature',
    },
  ];
}
