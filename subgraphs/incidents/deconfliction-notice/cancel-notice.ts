import type { Act } from '../../../shared/acts/act.js';
import { DeconflictionNotice } from './deconfliction-notice.entity.js';
import type { NoticeActInput } from './deconfliction-notice.input.js';
import { loadNotice, noticeGuard, type NoticeTarget } from './load-notice.js';

/** Any status before the end → CANCELLED; a notice that was not relayed stays unknown to its addressee. */
export const cancelNotice: Act<NoticeActInput, NoticeTarget> = {
  name: 'cancelNotice',
  record: DeconflictionNotice,
  load: loadNotice,
  guard: noticeGuard('CANCEL'),
  write: async (transaction, { changes }) => {
    await transaction.change(DeconflictionNotice, changes.id, { status: 'CANCELLED' });
    return changes.id;
  },
};
