import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { including, mechanismReaders } from '../../../shared/acts/audiences.js';
import type { Allegation } from '../allegation/allegation.entity.js';
import type { KnownTerms } from '../reference-copies/known-terms.entity.js';
import { startClock } from './start-clock.js';

/** Starts the clock for the registration of what was submitted, for its submitter, the mediators and the secretariat. */
export async function startRegistration(
  transaction: ActTransaction,
  { id, byCode }: Pick<Allegation, 'id' | 'byCode'>,
  terms: KnownTerms | null,
): Promise<void> {
  const submitter = { delegation: byCode, clearance: 'SUBMITTER' } as const;
  const readers = including(mechanismReaders(transaction.directory), submitter);
  await startClock(transaction, 'REGISTRATION', id, terms, readers);
}
