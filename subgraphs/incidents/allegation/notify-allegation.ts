import type { Act } from '../../../shared/acts/act.js';
import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { mechanismReaders, otherSide } from '../../../shared/acts/audiences.js';
import { startClock } from '../clock/start-clock.js';
import { lapseExit } from '../exit-proposal/propose-exit.js';
import { Report } from '../report/report.entity.js';
import { Allegation } from './allegation.entity.js';
import type { NotifyAllegationInput } from './allegation.input.js';
import { bothParties, partiesOf } from './case-parties.js';
import { giveCase, ownRecords } from './case-records.js';
import {
  type AllegationTarget,
  loadAllegation,
  termsFaults,
  transitionFaults,
} from './load-allegation.js';

/**
 * Draws the next case number of a pair of delegations. It is counted only here, when both are told, so that
 * no gap in it tells either of a case that it does not know.
 */
async function nextCaseNumber(
  transaction: ActTransaction,
  one: string,
  other: string,
): Promise<string> {
  const year = transaction.at.getUTCFullYear();
  const rows = await transaction.manager.query<{ last: number }[]>(
    `INSERT INTO mechanism.case_counter (pair, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (pair, year) DO UPDATE SET last = mechanism.case_counter.last + 1 RETURNING last`,
    [[one, other].sort().join('+'), year],
  );
  return `MV-${String(year)}-${String(rows[0]?.last ?? 0).padStart(4, '0')}`;
}

/** REGISTERED → NOTIFIED: each party that has not brought the case gets the notice, the district and the kind of act, and the respondent's clock starts. */
export const notifyAllegation: Act<NotifyAllegationInput, AllegationTarget> = {
  name: 'notifyAllegation',
  record: Allegation,
  load: async (reading, input) => loadAllegation(reading, input.id, ['input', 'id']),
  guard: (target, facts) => {
    const illegal = transitionFaults('NOTIFY', target, facts);
    return illegal.length > 0 ? illegal : termsFaults(target, 'RESPONSE');
  },
  write: async (transaction, { changes, terms }, input) => {
    const parties = partiesOf(changes);
    const caseNo = await nextCaseNumber(transaction, ...parties);
    await transaction.change(Allegation, changes.id, {
      status: 'NOTIFIED',
      caseNo,
      notifiedAt: transaction.at,
    });
    const { incidentId, byCode } = changes;
    const first = { incidentId, byCode, further: false };
    for (const report of await transaction.manager.findBy(Report, first)) {
      await transaction.change(Report, report.id, {
        noticeText: input.noticeText as Report['noticeText'],
      });
    }
    await lapseExit(transaction, changes.id);
    const told = parties.filter((party) => party !== byCode).flatMap(otherSide);
    await giveCase(transaction, changes, await ownRecords(transaction, changes), told);
    await startClock(transaction, 'RESPONSE', changes.id, terms, [
      ...bothParties(changes),
      ...mechanismReaders(transaction.directory),
    ]);
    return changes.id;
  },
};
