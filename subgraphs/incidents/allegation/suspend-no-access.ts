import type { Act } from '../../../shared/acts/act.js';
import { Allegation } from './allegation.entity.js';
import type { ReasonedAllegationInput } from './allegation.input.js';
import { type AllegationTarget, loadAllegation, transitionFaults } from './load-allegation.js';

/** UNDER_VERIFICATION → SUSPENDED_NO_ACCESS: both parties read which access was wanting. */
export const suspendNoAccess: Act<ReasonedAllegationInput, AllegationTarget> = {
  name: 'suspendNoAccess',
  record: Allegation,
  load: async (reading, input) => loadAllegation(reading, input.id, ['input', 'id']),
  guard: (target, facts) => transitionFaults('SUSPEND', target, facts),
  write: async (transaction, { changes: { id } }, { reasons }) => {
    await transaction.change(Allegation, id, {
      status: 'SUSPENDED_NO_ACCESS',
      suspensionReasons: reasons,
    });
    return id;
  },
};
