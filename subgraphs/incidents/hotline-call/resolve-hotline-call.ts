import type { Act } from '../../../shared/acts/act.js';
import { HotlineCall } from './hotline-call.entity.js';
import type { HotlineCallActInput } from './hotline-call.input.js';
import { hotlineGuard, type HotlineCallTarget, loadHotlineCall } from './load-hotline-call.js';

/** ANSWERED → RESOLVED: the caller says that the matter is settled. */
export const resolveHotlineCall: Act<HotlineCallActInput, HotlineCallTarget> = {
  name: 'resolveHotlineCall',
  record: HotlineCall,
  load: loadHotlineCall,
  guard: hotlineGuard('RESOLVE'),
  write: async (transaction, { changes }) => {
    await transaction.change(HotlineCall, changes.id, { status: 'RESOLVED' });
    return changes.id;
  },
};
