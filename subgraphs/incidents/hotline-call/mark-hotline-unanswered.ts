import type { Act } from '../../../shared/acts/act.js';
import { minutesBetween } from './hotline-call.deadlines.js';
import { HotlineCall } from './hotline-call.entity.js';
import type { HotlineCallActInput } from './hotline-call.input.js';
import { hotlineGuard, type HotlineCallTarget, loadHotlineCall } from './load-hotline-call.js';

/** RELAYED or ACKNOWLEDGED → UNANSWERED, once the answer is overdue; the clocks' worker will do it by itself. */
export const markHotlineUnanswered: Act<HotlineCallActInput, HotlineCallTarget> = {
  name: 'markHotlineUnanswered',
  record: HotlineCall,
  load: loadHotlineCall,
  guard: hotlineGuard('MARK_UNANSWERED'),
  write: async (transaction, { changes }) => {
    await transaction.change(HotlineCall, changes.id, {
      status: 'UNANSWERED',
      responseMinutes: minutesBetween(changes.at, transaction.at),
    });
    return changes.id;
  },
};
