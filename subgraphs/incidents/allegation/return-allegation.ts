import type { Act } from '../../../shared/acts/act.js';
import { stopClocks } from '../clock/start-clock.js';
import { Allegation } from './allegation.entity.js';
import type { ReasonedAllegationInput } from './allegation.input.js';
import { type AllegationTarget, loadAllegation, transitionFaults } from './load-allegation.js';

/** SUBMITTED → RETURNED: to be completed by its submitter, which reads the reasons. */
export const returnAllegation: Act<ReasonedAllegationInput, AllegationTarget> = {
  name: 'returnAllegation',
  record: Allegation,
  load: async (reading, input) => loadAllegation(reading, input.id, ['input', 'id']),
  guard: (target, facts) => transitionFaults('RETURN', target, facts),
  write: async (transaction, { changes }, { reasons }) => {
    await transaction.change(Allegation, changes.id, {
      status: 'RETURNED',
      returnReasons: reasons,
    });
    await stopClocks(transaction, changes.id);
    return changes.id;
  },
};
