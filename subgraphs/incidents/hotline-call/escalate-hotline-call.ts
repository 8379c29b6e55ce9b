import type { Act } from '../../../shared/acts/act.js';
import { HotlineCall } from './hotline-call.entity.js';
import type { HotlineCallActInput } from './hotline-call.input.js';
import { hotlineGuard, type HotlineCallTarget, loadHotlineCall } from './load-hotline-call.js';

/** ANSWERED or UNANSWERED → ESCALATED: the matter is to be reported as an incident. */
export const escalateHotlineCall: Act<HotlineCallActInput, HotlineCallTarget> = {
  name: 'escalateHotlineCall',
  record: HotlineCall,
  load: loadHotlineCall,
  guard: hotlineGuard('ESCALATE'),
  write: async (transaction, { changes }) => {
    await transaction.change(HotlineCall, changes.id, { status: 'ESCALATED' });
    return changes.id;
  },
};
