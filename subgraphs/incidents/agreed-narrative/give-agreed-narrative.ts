import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import type { Allegation } from '../allegation/allegation.entity.js';
import { AgreedNarrative } from './agreed-narrative.entity.js';

/** Gives the text that stands to the parties of a case, with its draft finding; what it has replaced stays where it was. */
export async function giveAgreedNarrative(
  transaction: ActTransaction,
  { incidentId }: Allegation,
  parties: readonly Grant[],
): Promise<void> {
  const all = await transaction.manager.findBy(AgreedNarrative, { incidentId });
  const replaced = all.map(({ replacesId }) => replacesId);
  for (const { id, marking } of all.filter((one) => !replaced.includes(one.id))) {
    if (marking !== 'PARTIES')
      await transaction.change(AgreedNarrative, id, { marking: 'PARTIES' });
    await transaction.grant(AgreedNarrative, id, parties);
  }
}
