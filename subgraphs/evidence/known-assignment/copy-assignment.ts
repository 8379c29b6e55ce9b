import { z } from 'zod';

import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { KnownAssignment } from './known-assignment.entity.js';

const assignment = z.strictObject({
  id: z.string().min(1),
  allegationId: z.string().min(1),
  readerKey: z.string().min(1),
  endedAt: z.coerce.date().nullable(),
});

/**
 * Keeps whose a case is, on the incidents' word; the secretariat alone may know it. An end is never undone: of two
 * events that came in the wrong order, the one that closes holds.
 */
export async function copyAssignment(transaction: ActTransaction, payload: unknown): Promise<void> {
  const { id, ...values } = assignment.parse(payload);
  const known = await transaction.manager.findOneBy(KnownAssignment, { id });
  if (!known) {
    const { delegation } = transaction.viewer;
    const grants = [{ delegation, clearance: 'DRAFT' }] as const;
    return transaction.create(KnownAssignment, { id, marking: 'DRAFT', ...values }, grants);
  }
  if (known.endedAt === null && values.endedAt !== null)
    await transaction.change(KnownAssignment, id, { endedAt: values.endedAt });
}
