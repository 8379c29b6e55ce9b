import type { Act } from '../../../shared/acts/act.js';
import { stopClocks } from '../clock/start-clock.js';
import { Allegation } from './allegation.entity.js';
import type { AllegationActInput } from './allegation.input.js';
import { type AllegationTarget, loadAllegation, transitionFaults } from './load-allegation.js';

/** NOTIFIED → UNDER_VERIFICATION: after the answer, or after the deadline with NO_RESPONSE_BY_DEADLINE. */
export const startVerification: Act<AllegationActInput, AllegationTarget> = {
  name: 'startVerification',
  record: Allegation,
  load: async (reading, input) => loadAllegation(reading, input.id, ['input', 'id']),
  guard: (target, facts) => transitionFaults('START_VERIFICATION', target, facts),
  write: async (transaction, { changes }) => {
    await transaction.change(Allegation, changes.id, {
      status: 'UNDER_VERIFICATION',
      verificationStartedAt: transaction.at,
    });
    await stopClocks(transaction, changes.id);
    return changes.id;
  },
};
