import type { Act } from '../../../shared/acts/act.js';
import { notFound } from '../../../shared/errors.js';
import { proposeExit } from '../exit-proposal/propose-exit.js';
import { Allegation } from './allegation.entity.js';
import type { ProposeMergerInput } from './allegation.input.js';
import { type AllegationTarget, loadAllegation, transitionFaults } from './load-allegation.js';
import { loadInto, mergerFaults } from './merger.js';

interface Target extends AllegationTarget {
  readonly into: Allegation;
}

/** REGISTERED, as it was: the secretariat proposes to merge it into another case of its submitter. */
export const proposeMerger: Act<ProposeMergerInput, Target> = {
  name: 'proposeMerger',
  record: Allegation,
  load: async (reading, input) => {
    const target = await loadAllegation(reading, input.id, ['input', 'id']);
    const into = await loadInto(reading, input.intoId);
    if (!into) throw notFound(['input', 'intoId']);
    return { ...target, into };
  },
  guard: (target, facts) => {
    const illegal = transitionFaults('PROPOSE_MERGER', target, facts);
    if (illegal.length > 0) return illegal;
    return mergerFaults(target.changes, target.into, ['input', 'intoId']);
  },
  write: async (transaction, { changes: { id }, into }, { reasons }) => {
    const exit = { allegationId: id, kind: 'MERGER', mergeIntoId: into.id } as const;
    await proposeExit(transaction, { ...exit, reasons });
    return id;
  },
};
