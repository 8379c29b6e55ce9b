import type { Chore, Due } from '../../../shared/acts/chore.js';
import { Allegation } from '../allegation/allegation.entity.js';
import { Clock } from './clock.entity.js';

/**
 * The allegation is locked with its clock, in the order of every act on it and without waiting: an answer that
 * is being given at this moment comes first.
 */
const CLAIM = `
  SELECT c.id, 'Clock' AS "recordType", c.id AS "recordId" FROM mechanism.clock c
  JOIN mechanism.allegation a ON a.id = c.allegation_id
  WHERE c.due_at <= $1 AND c.stopped_at IS NULL AND c.expired_at IS NULL AND c.id <> ALL($2)
  ORDER BY c.due_at LIMIT 1 FOR NO KEY UPDATE OF a, c SKIP LOCKED`;

/** A clock runs out: it says so, and where it was for the answer, the allegation says that there is none. */
export const expireClocks: Chore = {
  act: 'expireClock',
  claim: async (manager, at, failed) => (await manager.query<Due[]>(CLAIM, [at, failed]))[0],
  work: async (transaction, { id }) => {
    const clock = await transaction.manager.findOneByOrFail(Clock, { id });
    await transaction.change(Clock, id, { expiredAt: transaction.at });
    if (clock.kind !== 'RESPONSE') return;
    const unanswered = { id: clock.allegationId, responseState: 'RESPONSE_PENDING' } as const;
    if (!(await transaction.manager.existsBy(Allegation, unanswered))) return;
    await transaction.change(Allegation, clock.allegationId, {
      responseState: 'NO_RESPONSE_BY_DEADLINE',
    });
  },
};
