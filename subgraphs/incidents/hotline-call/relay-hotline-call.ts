import type { Act } from '../../../shared/acts/act.js';
import { otherSide } from '../../../shared/acts/audiences.js';
import { termsInForce } from '../allegation/load-allegation.js';
import type { KnownTerms } from '../reference-copies/known-terms.entity.js';
import { hotlineFaults, minutesAfter } from './hotline-call.deadlines.js';
import { HotlineCall } from './hotline-call.entity.js';
import type { HotlineCallActInput } from './hotline-call.input.js';
import { hotlineGuard, type HotlineCallTarget, loadHotlineCall } from './load-hotline-call.js';

interface Target extends HotlineCallTarget {
  readonly terms: KnownTerms | null;
}

/** RAISED → RELAYED: the party that is called learns of the call, and its clock for the acknowledgement starts. */
export const relayHotlineCall: Act<HotlineCallActInput, Target> = {
  name: 'relayHotlineCall',
  record: HotlineCall,
  load: async (reading, input) => ({
    ...(await loadHotlineCall(reading, input)),
    terms: await termsInForce(reading),
  }),
  guard: (target, facts) => {
    const illegal = hotlineGuard('RELAY')(target, facts);
    return illegal.length > 0 ? illegal : hotlineFaults(target.terms, ['input', 'id']);
  },
  write: async (transaction, { changes, terms }) => {
    if (!terms) throw new Error('a relay needs the times of the terms; the guard has to ask');
    const { at } = transaction;
    await transaction.change(HotlineCall, changes.id, {
      status: 'RELAYED',
      relayedAt: at,
      acknowledgeDueAt: minutesAfter(at, terms.hotline.acknowledgeMinutes),
    });
    await transaction.grant(HotlineCall, changes.id, otherSide(changes.toCode));
    return changes.id;
  },
};
