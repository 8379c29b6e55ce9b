import type { Facts, Reading } from '../../../shared/acts/act.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import type { Viewer } from '../../../shared/viewer/viewer.js';
import { HotlineCall } from './hotline-call.entity.js';
import {
  hotlineVerbs,
  type HotlineVerb,
  nextStatus,
  type Situation,
} from './hotline-call.state.js';

/** What an act on a call starts from: the call as the actor knows it. */
export interface HotlineCallTarget {
  readonly changes: HotlineCall;
}

/**
 * Loads a call in the actor's world.
 * @throws ActRefused NOT_FOUND
 */
export async function loadHotlineCall(
  { world }: Reading,
  { id }: { readonly id: string },
): Promise<HotlineCallTarget> {
  const changes = await world.findOneBy(HotlineCall, { id });
  if (!changes) throw notFound(['input', 'id']);
  return { changes };
}

/** Sees a call as the state machine does. */
export function situationOf(call: HotlineCall, viewer: Viewer): Situation {
  const { status, fromCode, toCode } = call;
  return {
    status,
    caller: fromCode,
    callee: toCode,
    actor: { delegation: viewer.delegation, role: viewer.role },
  };
}

/** Makes the guard of an act: it refuses what is not open to the actor now, and says what is. */
export function hotlineGuard(verb: HotlineVerb) {
  return (
    { changes }: HotlineCallTarget,
    { viewer }: Pick<Facts<unknown>, 'viewer'>,
  ): readonly Fault[] => {
    const situation = situationOf(changes, viewer);
    if (nextStatus(verb, situation)) return [];
    const open = hotlineVerbs(situation).join(', ') || 'none';
    const message = `the call is ${situation.status}; open to you now: ${open}`;
    return [{ code: 'ILLEGAL_TRANSITION', path: ['input', 'id'], message }];
  };
}
