import type { Act } from '../../../shared/acts/act.js';
import { DeconflictionNotice } from './deconfliction-notice.entity.js';
import type { NoticeActInput } from './deconfliction-notice.input.js';
import { loadNotice, noticeGuard, type NoticeTarget } from './load-notice.js';

/** ACTIVE → COMPLETED: the activity is over. */
export const completeNotice: Act<NoticeActInput, NoticeTarget> = {
  name: 'completeNotice',
  record: DeconflictionNotice,
  load: loadNotice,
  guard: noticeGuard('COMPLETE'),
  write: async (transaction, { changes }) => {
    await transaction.change(DeconflictionNotice, changes.id, { status: 'COMPLETED' });
    return changes.id;
  },
};
