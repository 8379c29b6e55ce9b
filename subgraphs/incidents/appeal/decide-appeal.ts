import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import type { Finding } from '../finding/finding.entity.js';
import { Appeal } from './appeal.entity.js';

/** The new version is determined: the appeal has an outcome, and every delegation reads that. */
export async function decideAppeal(
  transaction: ActTransaction,
  { allegationId, appealOutcome: outcome }: Finding,
): Promise<void> {
  const { manager, directory, at } = transaction;
  if (allegationId === null) return;
  const status = outcome === 'DISMISSED' ? 'DISMISSED' : 'DECIDED';
  for (const { id } of await manager.findBy(Appeal, { allegationId, status: 'FILED' })) {
    const values = { status, outcome, decidedAt: at, marking: 'MECHANISM' } as const;
    await transaction.change(Appeal, id, values);
    const observers = directory
      .ofKind('OBSERVER')
      .map((delegation) => ({ delegation, clearance: 'MECHANISM' }) as const);
    await transaction.grant(Appeal, id, observers);
  }
}
