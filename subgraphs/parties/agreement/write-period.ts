import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { standingGrants } from '../../../shared/policy/standing-grants.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { PeriodKind } from '../enums.js';
import { partiesPermissions } from '../permissions.js';
import type { AgreementStatus } from './agreement.state.js';
import { AgreementPeriod } from './agreement-period.entity.js';

/** From when until when an agreement was made or extended; null for no end. */
interface Period {
  readonly from: Date;
  readonly until?: Date | null;
}

/** The incidents keep a copy of the times for which something was agreed: what is alleged has to fall into one. */
function announcePeriod(transaction: ActTransaction, id: string, { from, until }: Period): void {
  transaction.emit({
    target: 'incidents',
    topic: 'agreementPeriod',
    recordId: id,
    payload: { id, from: from.toISOString(), until: until?.toISOString() ?? null },
  });
}

/** Writes a period of an agreement, which everyone may know; what is only announced is not in force yet. */
export async function writePeriod(
  transaction: ActTransaction,
  agreement: { readonly id: string; readonly status: AgreementStatus },
  kind: PeriodKind,
  period: Period,
): Promise<void> {
  const id = newId('per');
  await transaction.create(
    AgreementPeriod,
    {
      id,
      marking: 'PUBLIC',
      agreementId: agreement.id,
      kind,
      startsAt: period.from,
      endsAt: period.until ?? null,
    },
    standingGrants(partiesPermissions.records.AgreementPeriod, transaction.directory),
  );
  if (agreement.status === 'IN_FORCE') announcePeriod(transaction, id, period);
}
