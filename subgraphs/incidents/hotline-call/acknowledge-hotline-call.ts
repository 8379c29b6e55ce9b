import type { Act } from '../../../shared/acts/act.js';
import { HotlineCall } from './hotline-call.entity.js';
import type { HotlineCallActInput } from './hotline-call.input.js';
import { hotlineGuard, type HotlineCallTarget, loadHotlineCall } from './load-hotline-call.js';

/** RELAYED → ACKNOWLEDGED: the party that is called has the call; late is better than never. */
export const acknowledgeHotlineCall: Act<HotlineCallActInput, HotlineCallTarget> = {
  name: 'acknowledgeHotlineCall',
  record: HotlineCall,
  load: loadHotlineCall,
  guard: hotlineGuard('ACKNOWLEDGE'),
  write: async (transaction, { changes }) => {
    await transaction.change(HotlineCall, changes.id, {
      status: 'ACKNOWLEDGED',
      acknowledgedAt: transaction.at,
    });
    return changes.id;
  },
};
