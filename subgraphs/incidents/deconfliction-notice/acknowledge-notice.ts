import type { Act } from '../../../shared/acts/act.js';
import { DeconflictionNotice } from './deconfliction-notice.entity.js';
import type { NoticeActInput } from './deconfliction-notice.input.js';
import { loadNotice, noticeGuard, type NoticeTarget } from './load-notice.js';

/** RELAYED → ACKNOWLEDGED: the addressee has the notice. That is no consent. */
export const acknowledgeNotice: Act<NoticeActInput, NoticeTarget> = {
  name: 'acknowledgeNotice',
  record: DeconflictionNotice,
  load: loadNotice,
  guard: noticeGuard('ACKNOWLEDGE'),
  write: async (transaction, { changes }) => {
    await transaction.change(DeconflictionNotice, changes.id, {
      status: 'ACKNOWLEDGED',
      answeredAt: transaction.at,
    });
    return changes.id;
  },
};
