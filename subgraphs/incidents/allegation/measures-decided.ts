import { z } from 'zod';

import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { Allegation } from './allegation.entity.js';
import { EVENT_TRANSITIONS } from './allegation.transitions.js';

/**
 * What the mediation subgraph says when a decision on the measures of a case is adopted: topic `measuresDecided`, with the
 * allegation as its record. `REMEDY`: measures are adopted and are to be carried out; `NO_MEASURE`: none is.
 */
const measuresDecided = z.strictObject({
  allegationId: z.string().regex(/^alg_[0-9a-f-]{36}$/),
  outcome: z.enum(['REMEDY', 'NO_MEASURE']),
  decidedAt: z.coerce.date(),
});

/** The mechanism's own name for what another subgraph says (shared/acts/inbox.ts). */
const MEDIATION = 'mechanism mediation';

/**
 * MEASURES_PENDING → REMEDY_IN_PROGRESS or CLOSED, by this event and by nothing else. A case that is not pending any more
 * (an appeal came first) stays where it is: the decision comes again with the review.
 */
export async function takeMeasuresDecision(
  transaction: ActTransaction,
  payload: unknown,
): Promise<void> {
  if (transaction.viewer.subject !== MEDIATION)
    throw new Error('measures are decided in the mediation subgraph and nowhere else');
  const { allegationId: id, outcome, decidedAt } = measuresDecided.parse(payload);
  const held = await transaction.manager.findOne(Allegation, {
    where: { id },
    lock: { mode: 'for_no_key_update' },
  });
  const step = EVENT_TRANSITIONS.find(
    (one) => one.from === held?.status && one.outcome === outcome,
  );
  if (!step) return;
  await transaction.change(Allegation, id, {
    ...{ status: step.to, measuresDecidedAt: decidedAt },
    ...(step.to === 'CLOSED' ? { closedAt: transaction.at } : {}),
  });
}
