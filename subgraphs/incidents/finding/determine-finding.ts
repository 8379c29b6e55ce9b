import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import { mechanismReaders } from '../../../shared/acts/audiences.js';
import { Allegation } from '../allegation/allegation.entity.js';
import type { AllegationTarget } from '../allegation/load-allegation.js';
import { decideAppeal } from '../appeal/decide-appeal.js';
import { startClock, stopClocks } from '../clock/start-clock.js';
import { Dissent } from '../dissent/dissent.entity.js';
import { Finding } from './finding.entity.js';
import { bothParties } from '../allegation/case-parties.js';

/** Dissents go with the determination to every delegation. */
async function openDissents(
  transaction: ActTransaction,
  findingId: string,
  observers: readonly Grant[],
): Promise<void> {
  for (const { id } of await transaction.manager.findBy(Dissent, { findingId })) {
    await transaction.change(Dissent, id, { marking: 'MECHANISM' });
    await transaction.grant(Dissent, id, observers);
  }
}

/**
 * The finding is adopted: outcome, act, sector and gravity open to the observers, and the time for an appeal starts.
 * The earlier version that it takes the place of, if there is one, says so.
 */
export async function determineFinding(
  transaction: ActTransaction,
  finding: Finding,
  { changes: allegation, terms, finding: facts }: AllegationTarget,
): Promise<void> {
  const { manager, directory, at } = transaction;
  const earlier = { allegationId: allegation.id, status: 'DETERMINED' } as const;
  for (const { id } of await manager.findBy(Finding, earlier))
    await transaction.change(Finding, id, { status: 'SUPERSEDED' });
  await transaction.change(Finding, finding.id, {
    ...{ marking: 'MECHANISM', status: 'DETERMINED', determinedAt: at, undecidedAt: null },
  });
  const observers = directory
    .ofKind('OBSERVER')
    .map((delegation) => ({ delegation, clearance: 'MECHANISM' }) as const);
  await transaction.grant(Finding, finding.id, observers);
  await openDissents(transaction, finding.id, observers);
  // Under appeal a closed case that is found as before is closed again.
  const closed = allegation.status === 'UNDER_APPEAL' && facts.asBefore;
  await transaction.change(Allegation, allegation.id, {
    ...(closed ? { status: 'CLOSED', closedAt: at } : { status: 'DETERMINED' }),
  });
  if (allegation.status === 'UNDER_APPEAL') await decideAppeal(transaction, finding);
  await stopClocks(transaction, allegation.id, ['COMMENT']);
  const readers = [...bothParties(allegation), ...mechanismReaders(directory)];
  await startClock(transaction, 'APPEAL', allegation.id, terms, readers);
}
