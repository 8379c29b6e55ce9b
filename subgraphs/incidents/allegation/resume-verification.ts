import type { Act } from '../../../shared/acts/act.js';
import { Allegation } from './allegation.entity.js';
import type { AllegationActInput } from './allegation.input.js';
import { type AllegationTarget, loadAllegation, transitionFaults } from './load-allegation.js';

/** SUSPENDED_NO_ACCESS → UNDER_VERIFICATION: there is access, or the verification goes on without it. */
export const resumeVerification: Act<AllegationActInput, AllegationTarget> = {
  name: 'resumeVerification',
  record: Allegation,
  load: async (reading, input) => loadAllegation(reading, input.id, ['input', 'id']),
  guard: (target, facts) => transitionFaults('RESUME', target, facts),
  write: async (transaction, { changes: { id } }) => {
    await transaction.change(Allegation, id, { status: 'UNDER_VERIFICATION' });
    return id;
  },
};
