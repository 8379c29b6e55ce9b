import type { Act } from '../../../shared/acts/act.js';
import { minutesBetween } from './hotline-call.deadlines.js';
import { HotlineCall } from './hotline-call.entity.js';
import type { AnswerHotlineCallInput } from './hotline-call.input.js';
import { hotlineGuard, type HotlineCallTarget, loadHotlineCall } from './load-hotline-call.js';

/** ACKNOWLEDGED → ANSWERED: the answer, and the minutes that it took. */
export const answerHotlineCall: Act<AnswerHotlineCallInput, HotlineCallTarget> = {
  name: 'answerHotlineCall',
  record: HotlineCall,
  load: loadHotlineCall,
  guard: hotlineGuard('ANSWER'),
  write: async (transaction, { changes }, { reply }) => {
    await transaction.change(HotlineCall, changes.id, {
      status: 'ANSWERED',
      reply: reply as HotlineCall['reply'],
      answeredAt: transaction.at,
      responseMinutes: minutesBetween(changes.at, transaction.at),
    });
    return changes.id;
  },
};
