import type { Act } from '../../../shared/acts/act.js';
import { DeconflictionNotice } from './deconfliction-notice.entity.js';
import type { NoticeActInput } from './deconfliction-notice.input.js';
import { loadNotice, noticeGuard, type NoticeTarget } from './load-notice.js';

/** RELAYED, ACKNOWLEDGED or OBJECTED → ACTIVE: the activity is under way, within its window. */
export const activateNotice: Act<NoticeActInput, NoticeTarget> = {
  name: 'activateNotice',
  record: DeconflictionNotice,
  load: loadNotice,
  guard: noticeGuard('ACTIVATE'),
  write: async (transaction, { changes }) => {
    await transaction.change(DeconflictionNotice, changes.id, { status: 'ACTIVE' });
    return changes.id;
  },
};
