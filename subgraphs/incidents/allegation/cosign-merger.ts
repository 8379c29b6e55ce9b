import type { Act } from '../../../shared/acts/act.js';
import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { refuse } from '../../../shared/errors.js';
import { stopClocks } from '../clock/start-clock.js';
import { cosignExit } from '../exit-proposal/propose-exit.js';
import { Allegation } from './allegation.entity.js';
import type { CosignExitInput } from './allegation.input.js';
import { cosignFaults } from './cosign-faults.js';
import { type AllegationTarget, loadAllegation } from './load-allegation.js';
import { canMerge, loadInto, mergerFaults } from './merger.js';

interface Target extends AllegationTarget {
  readonly into: Allegation | null;
}

/**
 * Holds the case that goes on, as it is now: of two that are merged into each other at once, one is refused.
 * @throws ActRefused STALE_VERSION when it has ended since it was read
 */
async function holdInto(
  { manager }: ActTransaction,
  one: Allegation,
  intoId: string,
): Promise<void> {
  const into = await manager.findOne(Allegation, {
    where: { id: intoId },
    lock: { mode: 'pessimistic_read' },
  });
  if (!into || !canMerge(one, into)) {
    const message = 'the case that was to go on has changed since it was read; read it again';
    throw refuse('STALE_VERSION', ['input', 'proposalId'], message);
  }
}

/** REGISTERED → MERGED: a mediator co-signs; both reports are kept, and no one is given anything of the other case. */
export const cosignMerger: Act<CosignExitInput, Target> = {
  name: 'cosignMerger',
  record: Allegation,
  load: async (reading, input) => {
    const target = await loadAllegation(reading, input.id, ['input', 'id']);
    const intoId = target.proposed?.mergeIntoId ?? null;
    return { ...target, into: intoId === null ? null : await loadInto(reading, intoId) };
  },
  guard: (target, facts) => {
    const illegal = cosignFaults('COSIGN_MERGER', target, facts);
    if (illegal.length > 0) return illegal;
    return mergerFaults(target.changes, target.into, ['input', 'proposalId']);
  },
  write: async (transaction, { changes, proposed, into }) => {
    if (!proposed || !into) throw new Error('a merger needs both cases; the guard has to ask');
    await holdInto(transaction, changes, into.id);
    await cosignExit(transaction, proposed, changes.byCode);
    await transaction.change(Allegation, changes.id, {
      status: 'MERGED',
      mergedIntoId: into.id,
      endedAt: transaction.at,
    });
    await stopClocks(transaction, changes.id);
    return changes.id;
  },
};
