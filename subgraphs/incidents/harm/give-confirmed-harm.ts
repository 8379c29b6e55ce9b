import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import type { Allegation } from '../allegation/allegation.entity.js';
import { ConfirmedHarm } from './confirmed-harm.entity.js';

/** Gives the confirmed harm of a case's incident to its parties, with the draft finding that rests on it. */
export async function giveConfirmedHarm(
  transaction: ActTransaction,
  { incidentId }: Allegation,
  parties: readonly Grant[],
): Promise<void> {
  for (const { id } of await transaction.manager.findBy(ConfirmedHarm, { incidentId }))
    await transaction.grant(ConfirmedHarm, id, parties);
}
