import type { Act } from '../../../shared/acts/act.js';
import { otherSide } from '../../../shared/acts/audiences.js';
import { hotlineDueAt } from './hotline-call.deadlines.js';
import { HotlineCall } from './hotline-call.entity.js';
import type { HotlineCallActInput } from './hotline-call.input.js';
import { hotlineGuard, type HotlineCallTarget, loadHotlineCall } from './load-hotline-call.js';

/** RAISED → RELAYED: the party that is called learns of the call, and its clock for the acknowledgement starts. */
export const relayHotlineCall: Act<HotlineCallActInput, HotlineCallTarget> = {
  name: 'relayHotlineCall',
  record: HotlineCall,
  load: loadHotlineCall,
  guard: hotlineGuard('RELAY'),
  write: async (transaction, { changes }) => {
    const { at } = transaction;
    await transaction.change(HotlineCall, changes.id, {
      status: 'RELAYED',
      relayedAt: at,
      acknowledgeDueAt: hotlineDueAt('ACKNOWLEDGE', at),
    });
    await transaction.grant(HotlineCall, changes.id, otherSide(changes.toCode));
    return changes.id;
  },
};
