import type { FindOptionsWhere } from 'typeorm';

import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { IncidentLogSeal } from './incident-log-seal.entity.js';

/** What two seals have in common that belong to one exchange, seen from one side. */
export type Side = Pick<IncidentLogSeal, 'byCode' | 'withCode' | 'periodFrom' | 'periodUntil'>;

/**
 * Lets the acts of the two sides on one exchange come one after the other: at the same moment each would miss
 * what the other writes, and nothing would ever open. Held at the end of an act only, for as long as it takes to
 * write; what is written under it both sides learn at once, or neither.
 */
export async function lockExchange({ manager }: ActTransaction, side: Side): Promise<void> {
  const { byCode, withCode, periodFrom, periodUntil } = side;
  const pair = [byCode, withCode].sort().join('+');
  const period = `${periodFrom.toISOString()}/${periodUntil.toISOString()}`;
  await manager.query("SELECT pg_advisory_xact_lock(hashtext('exchange ' || $1))", [
    `${pair} ${period}`,
  ]);
}

function counterpart({
  byCode,
  withCode,
  periodFrom,
  periodUntil,
}: Side): FindOptionsWhere<IncidentLogSeal> {
  const status = 'COMMITTED';
  return { byCode: withCode, withCode: byCode, periodFrom, periodUntil, status };
}

/** Finds the other side's seal of the same period. */
export async function counterpartOf(
  { manager }: ActTransaction,
  side: Side,
): Promise<IncidentLogSeal | null> {
  return manager.findOneBy(IncidentLogSeal, counterpart(side));
}

/** Finds the other side's seal of the same period, and holds it: it cannot be withdrawn while the pair is made. */
export async function holdCounterpart(
  { manager }: ActTransaction,
  side: Side,
): Promise<IncidentLogSeal | null> {
  return manager.findOne(IncidentLogSeal, {
    where: counterpart(side),
    lock: { mode: 'for_no_key_update' },
  });
}
