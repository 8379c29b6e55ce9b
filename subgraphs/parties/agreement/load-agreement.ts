import type { Reading } from '../../../shared/acts/act.js';
import { notFound } from '../../../shared/errors.js';
import { Agreement } from './agreement.entity.js';

/**
 * Loads the agreement that an input names, in the actor's world.
 * @throws ActRefused NOT_FOUND
 */
export async function loadAgreement({ world }: Reading, id: string): Promise<Agreement> {
  const agreement = await world.findOneBy(Agreement, { id });
  if (!agreement) throw notFound(['input', 'agreementId']);
  return agreement;
}
