import type { Act } from '../../../shared/acts/act.js';
import { proposeExit } from '../exit-proposal/propose-exit.js';
import { Allegation } from './allegation.entity.js';
import type { ReasonedAllegationInput } from './allegation.input.js';
import { type AllegationTarget, loadAllegation, transitionFaults } from './load-allegation.js';

/** REGISTERED, as it was: the secretariat proposes not to admit it; it waits for a mediator. */
export const proposeInadmissibility: Act<ReasonedAllegationInput, AllegationTarget> = {
  name: 'proposeInadmissibility',
  record: Allegation,
  load: async (reading, input) => loadAllegation(reading, input.id, ['input', 'id']),
  guard: (target, facts) => transitionFaults('PROPOSE_INADMISSIBILITY', target, facts),
  write: async (transaction, { changes: { id } }, { reasons }) => {
    const exit = { allegationId: id, kind: 'INADMISSIBILITY', mergeIntoId: null } as const;
    await proposeExit(transaction, { ...exit, reasons });
    return id;
  },
};
