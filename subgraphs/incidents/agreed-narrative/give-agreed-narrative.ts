import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import type { Allegation } from '../allegation/allegation.entity.js';
import { AgreedNarrative, standing } from './agreed-narrative.entity.js';

/** Gives the text that stands to the parties of a case, with its draft finding; what it has replaced stays where it was. */
export async function giveAgreedNarrative(
  transaction: ActTransaction,
  { incidentId }: Allegation,
  parties: readonly Grant[],
): Promise<void> {
  const text = standing(await transaction.manager.findBy(AgreedNarrative, { incidentId }));
  if (!text) return;
  if (text.marking !== 'PARTIES')
    await transaction.change(AgreedNarrative, text.id, { marking: 'PARTIES' });
  await transaction.grant(AgreedNarrative, text.id, parties);
}
