import type { Chore, Due } from '../../../shared/acts/chore.js';
import { minutesBetween } from './hotline-call.deadlines.js';
import { HotlineCall } from './hotline-call.entity.js';

/** A call that is being answered at this moment is locked, and answered: it is passed over and then not due. */
const CLAIM = `
  SELECT id, 'HotlineCall' AS "recordType", id AS "recordId" FROM mechanism.hotline_call
  WHERE status IN ('RELAYED', 'ACKNOWLEDGED') AND answer_due_at <= $1 AND id <> ALL($2)
  ORDER BY answer_due_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;

/** RELAYED or ACKNOWLEDGED → UNANSWERED, when the time for the answer is over, by the clock and no one's act. */
export const expireHotlineCalls: Chore = {
  act: 'expireHotlineCall',
  claim: async (manager, at, failed) => (await manager.query<Due[]>(CLAIM, [at, failed]))[0],
  work: async (transaction, { id }) => {
    const { at, answerDueAt } = await transaction.manager.findOneByOrFail(HotlineCall, { id });
    // To the end of the time that there was: when the worker looked is no one's delay.
    const responseMinutes = minutesBetween(at, answerDueAt);
    await transaction.change(HotlineCall, id, { status: 'UNANSWERED', responseMinutes });
  },
};
