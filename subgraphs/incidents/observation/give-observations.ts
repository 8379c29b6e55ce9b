import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { Allegation } from '../allegation/allegation.entity.js';
import { bothParties } from '../allegation/case-parties.js';
import { Observation } from './observation.entity.js';

/**
 * Gives what monitors have observed of a case to both its parties, without where they stood: the act that shares
 * the draft finding calls it, and what is recorded later is given by the next draft that is shared.
 */
export async function giveObservations(
  transaction: ActTransaction,
  allegationId: string,
): Promise<void> {
  const { manager } = transaction;
  const allegation = await manager.findOneByOrFail(Allegation, { id: allegationId });
  const parties = bothParties(allegation);
  for (const { id } of await manager.findBy(Observation, { allegationId }))
    await transaction.grant(Observation, id, parties);
}
