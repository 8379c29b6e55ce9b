import { IsNull } from 'typeorm';

import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { refuse } from '../../../shared/errors.js';
import { announceAssignment } from './announce-assignment.js';
import { MonitorAssignment } from './monitor-assignment.entity.js';

/**
 * Ends an assignment: with this act the case leaves what the monitor reads. Of two that end it at once, one does.
 * @throws ActRefused STALE_VERSION when it has ended since it was read
 */
export async function endAssignment(
  transaction: ActTransaction,
  { id }: MonitorAssignment,
): Promise<void> {
  const running = await transaction.manager.findOne(MonitorAssignment, {
    where: { id, endedAt: IsNull() },
    lock: { mode: 'for_no_key_update' },
  });
  if (!running) {
    const message = 'the assignment has ended since it was read; read it again';
    throw refuse('STALE_VERSION', ['input'], message);
  }
  const endedAt = transaction.at;
  await transaction.change(MonitorAssignment, id, { endedAt });
  const { allegationId, readerKey } = running;
  announceAssignment(transaction, { id, allegationId, readerKey, endedAt });
}
