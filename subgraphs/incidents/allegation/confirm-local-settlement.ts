import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Fault } from '../../../shared/errors.js';
import { stopClocks } from '../clock/start-clock.js';
import { Allegation } from './allegation.entity.js';
import type { ConfirmLocalSettlementInput } from './allegation.input.js';
import { type AllegationTarget, loadAllegation, transitionFaults } from './load-allegation.js';

/** The first side says on what; the second confirms exactly that, and `expectedVersion` says that it has read it. */
function termsFaults(
  { changes }: AllegationTarget,
  { input }: Facts<ConfirmLocalSettlementInput>,
): readonly Fault[] {
  const first = changes.settlementByCode === null;
  if (first === (input.terms != null)) return [];
  const message = first
    ? 'the side that confirms first says on what it is settled'
    : 'the other side has said on what it is settled; confirm that without terms of your own';
  return [{ code: 'BAD_USER_INPUT', path: ['input', 'terms'], message }];
}

/** NOTIFIED → SETTLED_LOCALLY when both sides' officers have confirmed; until then the other side sees a settlement proposed. */
export const confirmLocalSettlement: Act<ConfirmLocalSettlementInput, AllegationTarget> = {
  name: 'confirmLocalSettlement',
  record: Allegation,
  load: async (reading, input) => loadAllegation(reading, input.id, ['input', 'id']),
  guard: (target, facts) => {
    const illegal = transitionFaults('CONFIRM_SETTLEMENT', target, facts);
    return illegal.length > 0 ? illegal : termsFaults(target, facts);
  },
  write: async (transaction, { changes }, { terms }) => {
    if (terms) {
      const settlementByCode = transaction.viewer.delegation;
      await transaction.change(Allegation, changes.id, {
        settlementByCode,
        settlementTerms: terms,
      });
      return changes.id;
    }
    await transaction.change(Allegation, changes.id, {
      status: 'SETTLED_LOCALLY',
      endedAt: transaction.at,
    });
    await stopClocks(transaction, changes.id);
    return changes.id;
  },
};
