import type { Act } from '../../../shared/acts/act.js';
import { including, mechanismReaders } from '../../../shared/acts/audiences.js';
import { startClock } from '../clock/start-clock.js';
import { Allegation } from './allegation.entity.js';
import type { AllegationActInput } from './allegation.input.js';
import { giveCase, ownRecords, submitFurtherReports, unmarkCase } from './case-records.js';
import {
  type AllegationTarget,
  loadAllegation,
  termsFaults,
  transitionFaults,
} from './load-allegation.js';

/** DRAFT or RETURNED → SUBMITTED: the mediators and the secretariat learn of it, and no party but its submitter. */
export const submitAllegation: Act<AllegationActInput, AllegationTarget> = {
  name: 'submitAllegation',
  record: Allegation,
  load: async (reading, input) => loadAllegation(reading, input.id, ['input', 'id']),
  guard: (target, facts) => {
    const illegal = transitionFaults('SUBMIT', target, facts);
    if (illegal.length > 0) return illegal;
    if (target.changes.basisSummary === null) {
      return [
        {
          code: 'BAD_USER_INPUT',
          path: ['input', 'id'],
          message: 'an allegation needs a basis (basisSummary) before it is submitted',
        },
      ];
    }
    return termsFaults(target, 'REGISTRATION');
  },
  write: async (transaction, { changes, terms }) => {
    const readers = mechanismReaders(transaction.directory);
    await transaction.change(Allegation, changes.id, {
      marking: 'PARTIES',
      status: 'SUBMITTED',
      submittedAt: transaction.at,
    });
    const own = await ownRecords(transaction, changes);
    await unmarkCase(transaction, changes, own, { incident: 'MECHANISM', report: 'PARTIES' });
    await giveCase(transaction, changes, own, readers);
    await submitFurtherReports(transaction, own, readers);
    const submitter = { delegation: changes.byCode, clearance: 'SUBMITTER' } as const;
    await startClock(transaction, 'REGISTRATION', changes.id, terms, including(readers, submitter));
    return changes.id;
  },
};
