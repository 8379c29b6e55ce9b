import type { Act } from '../../../shared/acts/act.js';
import { Allegation } from './allegation.entity.js';
import type { CloseAllegationInput } from './allegation.input.js';
import { type AllegationTarget, loadAllegation, transitionFaults } from './load-allegation.js';

/** → CLOSED: by the secretariat where no measure is due, by a mediator when the remedy is checked. An appeal alone takes it up again. */
export const closeAllegation: Act<CloseAllegationInput, AllegationTarget> = {
  name: 'closeAllegation',
  record: Allegation,
  load: async (reading, input) => loadAllegation(reading, input.id, ['input', 'id']),
  guard: (target, facts) => transitionFaults('CLOSE', target, facts),
  write: async (transaction, { changes: { id } }, { note }) => {
    await transaction.change(Allegation, id, {
      ...{ status: 'CLOSED', closedAt: transaction.at, closureNote: note },
    });
    return id;
  },
};
