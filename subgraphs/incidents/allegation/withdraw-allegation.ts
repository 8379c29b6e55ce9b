import type { Act } from '../../../shared/acts/act.js';
import { stopClocks } from '../clock/start-clock.js';
import { lapseExit } from '../exit-proposal/propose-exit.js';
import { Allegation } from './allegation.entity.js';
import type { AllegationActInput } from './allegation.input.js';
import { type AllegationTarget, loadAllegation, transitionFaults } from './load-allegation.js';

/**
 * Before DETERMINED → WITHDRAWN, by the submitter's head. It stays on record with those who have it: the
 * respondent learns of it when it had the notice, and stays without the case when it had not.
 */
export const withdrawAllegation: Act<AllegationActInput, AllegationTarget> = {
  name: 'withdrawAllegation',
  record: Allegation,
  load: async (reading, input) => loadAllegation(reading, input.id, ['input', 'id']),
  guard: (target, facts) => transitionFaults('WITHDRAW', target, facts),
  write: async (transaction, { changes }) => {
    await transaction.change(Allegation, changes.id, {
      status: 'WITHDRAWN',
      endedAt: transaction.at,
    });
    await stopClocks(transaction, changes.id);
    await lapseExit(transaction, changes.id);
    return changes.id;
  },
};
