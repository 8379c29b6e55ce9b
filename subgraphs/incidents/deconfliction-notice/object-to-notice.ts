import type { Act } from '../../../shared/acts/act.js';
import { DeconflictionNotice } from './deconfliction-notice.entity.js';
import type { ObjectToNoticeInput } from './deconfliction-notice.input.js';
import { loadNotice, noticeGuard, type NoticeTarget } from './load-notice.js';

/** RELAYED → OBJECTED: the addressee objects, for the record; what is notified needs no consent. */
export const objectToNotice: Act<ObjectToNoticeInput, NoticeTarget> = {
  name: 'objectToNotice',
  record: DeconflictionNotice,
  load: loadNotice,
  guard: noticeGuard('OBJECT'),
  write: async (transaction, { changes }, { objection }) => {
    await transaction.change(DeconflictionNotice, changes.id, {
      status: 'OBJECTED',
      answeredAt: transaction.at,
      objection: objection as DeconflictionNotice['objection'],
    });
    return changes.id;
  },
};
