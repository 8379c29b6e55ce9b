import type { Act } from '../../../shared/acts/act.js';
import { Allegation } from './allegation.entity.js';
import type { AllegationActInput } from './allegation.input.js';
import { type AllegationTarget, loadAllegation, transitionFaults } from './load-allegation.js';

/** DETERMINED → MEASURES_PENDING: a violation at MINOR or above waits for a decision on measures. */
export const referForMeasures: Act<AllegationActInput, AllegationTarget> = {
  name: 'referForMeasures',
  record: Allegation,
  load: async (reading, input) => loadAllegation(reading, input.id, ['input', 'id']),
  guard: (target, facts) => transitionFaults('REFER_FOR_MEASURES', target, facts),
  write: async (transaction, { changes: { id } }) => {
    await transaction.change(Allegation, id, { status: 'MEASURES_PENDING' });
    return id;
  },
};
