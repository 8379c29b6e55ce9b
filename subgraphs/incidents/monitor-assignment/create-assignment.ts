import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { announceAssignment } from './announce-assignment.js';
import { MonitorAssignment } from './monitor-assignment.entity.js';

/** Assigns a case to a monitor, which reads it from this moment on; answers the assignment's id. */
export async function createAssignment(
  transaction: ActTransaction,
  { id: allegationId, readerKey }: { readonly id: string; readonly readerKey: string },
  monitor: string,
): Promise<string> {
  const id = newId('asg');
  const { at, viewer } = transaction;
  await transaction.create(
    MonitorAssignment,
    {
      ...{ id, marking: 'DRAFT', allegationId },
      ...{ monitor, readerKey, assignedAt: at, endedAt: null },
    },
    [{ delegation: viewer.delegation, clearance: 'DRAFT' }],
  );
  announceAssignment(transaction, { id, allegationId, readerKey, endedAt: null });
  return id;
}
