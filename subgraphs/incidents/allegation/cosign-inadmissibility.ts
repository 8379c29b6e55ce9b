import type { Act } from '../../../shared/acts/act.js';
import { stopClocks } from '../clock/start-clock.js';
import { cosignExit } from '../exit-proposal/propose-exit.js';
import { Allegation } from './allegation.entity.js';
import type { CosignExitInput } from './allegation.input.js';
import { type AllegationTarget, loadAllegation } from './load-allegation.js';
import { cosignFaults } from './cosign-faults.js';

/** REGISTERED → INADMISSIBLE: a mediator co-signs the secretariat's reasons, and the submitter reads them. */
export const cosignInadmissibility: Act<CosignExitInput, AllegationTarget> = {
  name: 'cosignInadmissibility',
  record: Allegation,
  load: async (reading, input) => loadAllegation(reading, input.id, ['input', 'id']),
  guard: (target, facts) => cosignFaults('COSIGN_INADMISSIBILITY', target, facts),
  write: async (transaction, { changes, proposed }) => {
    if (proposed) await cosignExit(transaction, proposed, changes.byCode);
    await transaction.change(Allegation, changes.id, {
      status: 'INADMISSIBLE',
      endedAt: transaction.at,
    });
    await stopClocks(transaction, changes.id);
    return changes.id;
  },
};
