import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import type { MonitorAssignment } from './monitor-assignment.entity.js';

/** Which case is whose, and whether it still is. */
type Told = Pick<MonitorAssignment, 'id' | 'allegationId' | 'readerKey' | 'endedAt'>;

/** Tells the evidence, with the act or not at all, whose a case is: what is linked to it opens and closes there. */
export function announceAssignment(
  transaction: ActTransaction,
  { id, allegationId, readerKey, endedAt }: Told,
): void {
  const payload = { id, allegationId, readerKey, endedAt: endedAt?.toISOString() ?? null };
  transaction.emit({ target: 'evidence', topic: 'assignment', recordId: id, payload });
}
