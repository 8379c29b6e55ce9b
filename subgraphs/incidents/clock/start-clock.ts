import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import type { ClockKind } from '../../../shared/subgraph/domain-enums.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { KnownTerms } from '../reference-copies/known-terms.entity.js';
import { Clock } from './clock.entity.js';

const HOUR_MS = 3_600_000;

/** Computes when a clock runs out: elapsed hours, because weekends differ. */
function dueAt(startedAt: Date, hours: number): Date {
  return new Date(startedAt.getTime() + hours * HOUR_MS);
}

/** Starts a clock of an allegation under the terms in force, for those who are to see it. */
export async function startClock(
  transaction: ActTransaction,
  kind: ClockKind,
  allegationId: string,
  terms: KnownTerms | null,
  grants: readonly Grant[],
): Promise<void> {
  const hours = terms?.hours[kind];
  if (terms === null || hours === undefined)
    throw new Error('a clock needs terms of reference; the guard has to ask for them');
  await transaction.create(
    Clock,
    {
      id: newId('clk'),
      marking: 'PARTIES',
      allegationId,
      kind,
      hours,
      startedAt: transaction.at,
      dueAt: dueAt(transaction.at, hours),
      stoppedAt: null,
      termsVersion: terms.termsVersion,
    },
    grants,
  );
}

/** Stops the running clocks of a kind. */
export async function stopClock(
  transaction: ActTransaction,
  kind: ClockKind,
  allegationId: string,
): Promise<void> {
  const running = await transaction.manager.find(Clock, { where: { allegationId, kind } });
  for (const clock of running.filter((found) => found.stoppedAt === null)) {
    await transaction.change(Clock, clock.id, { stoppedAt: transaction.at });
  }
}
