import { In, IsNull } from 'typeorm';

import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import { CLOCK_KINDS, type ClockKind } from '../../../shared/subgraph/domain-enums.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { KnownTerms } from '../reference-copies/known-terms.entity.js';
import { Clock } from './clock.entity.js';
import { dueAfter } from './clock.state.js';

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
      dueAt: dueAfter(transaction.at, hours),
      stoppedAt: null,
      expiredAt: null,
      extensions: [],
      termsVersion: terms.termsVersion,
    },
    grants,
  );
}

/** Stops the clocks of an allegation that were not stopped yet, of one kind or all: run out or not, they are done with. */
export async function stopClocks(
  transaction: ActTransaction,
  allegationId: string,
  kinds: readonly ClockKind[] = CLOCK_KINDS,
): Promise<void> {
  for (const clock of await transaction.manager.findBy(Clock, {
    allegationId,
    kind: In([...kinds]),
    stoppedAt: IsNull(),
  })) {
    await transaction.change(Clock, clock.id, { stoppedAt: transaction.at });
  }
}
