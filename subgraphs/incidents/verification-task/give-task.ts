import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { Allegation } from '../allegation/allegation.entity.js';
import { bothParties } from '../allegation/case-parties.js';
import { VerificationTask } from './verification-task.entity.js';

/** Gives a task to both parties of its case: that it is, how it is done and where it stands. */
export async function giveTask(
  transaction: ActTransaction,
  { id, allegationId }: VerificationTask,
): Promise<void> {
  const allegation = await transaction.manager.findOneByOrFail(Allegation, {
    id: allegationId ?? '',
  });
  await transaction.grant(VerificationTask, id, bothParties(allegation));
}
