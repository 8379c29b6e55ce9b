import type { Act } from '../../../shared/acts/act.js';
import { otherSide } from '../../../shared/acts/audiences.js';
import { DeconflictionDetails } from './deconfliction-details.entity.js';
import { DeconflictionNotice } from './deconfliction-notice.entity.js';
import type { NoticeActInput } from './deconfliction-notice.input.js';
import { detailsUntil } from './deconfliction-notice.window.js';
import { loadNotice, noticeGuard, type NoticeTarget } from './load-notice.js';

/** SUBMITTED → RELAYED: the addressee learns of the notice, and is given the details by a grant that ends. */
export const relayNotice: Act<NoticeActInput, NoticeTarget> = {
  name: 'relayNotice',
  record: DeconflictionNotice,
  load: loadNotice,
  guard: noticeGuard('RELAY'),
  write: async (transaction, { changes }) => {
    const told = otherSide(changes.toCode);
    await transaction.change(DeconflictionNotice, changes.id, {
      status: 'RELAYED',
      relayedAt: transaction.at,
    });
    await transaction.grant(DeconflictionNotice, changes.id, told);
    const until = detailsUntil(changes.windowUntil);
    for (const { id } of await transaction.manager.findBy(DeconflictionDetails, {
      noticeId: changes.id,
    })) {
      await transaction.grant(
        DeconflictionDetails,
        id,
        told.map((grant) => ({ ...grant, until })),
      );
    }
    return changes.id;
  },
};
