import { In } from 'typeorm';

import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import { counterpartOf } from './exchange.js';
import { IncidentLog } from './incident-log.entity.js';
import { IncidentLogSeal } from './incident-log-seal.entity.js';

async function openSeal(
  transaction: ActTransaction,
  seal: IncidentLogSeal,
  log: IncidentLog,
): Promise<void> {
  const readers = [seal.withCode, ...transaction.directory.ofKind('MEDIATOR', 'SECRETARIAT')];
  const grants = readers.map((delegation): Grant => ({ delegation, clearance: 'PARTIES' }));
  await transaction.change(IncidentLogSeal, seal.id, {
    status: 'OPENED',
    openedAt: transaction.at,
  });
  await transaction.grant(IncidentLogSeal, seal.id, grants);
  await transaction.change(IncidentLog, log.id, { marking: 'PARTIES' });
  await transaction.grant(IncidentLog, log.id, grants);
}

/** Opens both logs to both sides, in the act's own transaction, if both are there; nothing happens otherwise. */
export async function openExchange(
  transaction: ActTransaction,
  own: IncidentLogSeal,
): Promise<void> {
  const other = await counterpartOf(transaction, own);
  if (other === null) return;
  const logs = await transaction.manager.findBy(IncidentLog, { sealId: In([own.id, other.id]) });
  const pairs = [own, other].flatMap((seal) =>
    logs.filter(({ sealId }) => sealId === seal.id).map((log) => [seal, log] as const),
  );
  if (pairs.length < 2) return;
  for (const [seal, log] of pairs) await openSeal(transaction, seal, log);
}
