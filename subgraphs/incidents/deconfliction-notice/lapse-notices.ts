import type { Chore, Due } from '../../../shared/acts/chore.js';
import { DeconflictionNotice } from './deconfliction-notice.entity.js';

/** An activity that is under way is its owner's to end; one of which nothing was said has not taken place. */
const CLAIM = `
  SELECT id, 'DeconflictionNotice' AS "recordType", id AS "recordId" FROM mechanism.deconfliction_notice
  WHERE status IN ('SUBMITTED', 'RELAYED', 'ACKNOWLEDGED', 'OBJECTED') AND window_until <= $1 AND id <> ALL($2)
  ORDER BY window_until LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;

/** SUBMITTED to OBJECTED → LAPSED, when the window is over; to an addressee who was never told, nothing happens. */
export const lapseNotices: Chore = {
  act: 'lapseNotice',
  claim: async (manager, at, failed) => (await manager.query<Due[]>(CLAIM, [at, failed]))[0],
  work: async (transaction, { id }) => {
    await transaction.change(DeconflictionNotice, id, { status: 'LAPSED' });
  },
};
