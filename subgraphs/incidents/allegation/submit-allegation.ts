import type { Act } from '../../../shared/acts/act.js';
import { mechanismReaders } from '../../../shared/acts/audiences.js';
import { startRegistration } from '../clock/start-registration.js';
import { Allegation } from './allegation.entity.js';
import type { AllegationActInput } from './allegation.input.js';
import {
  giveCase,
  ownRecords,
  SUBMITTED_MARKINGS,
  submitFurtherReports,
  unmarkCase,
} from './case-records.js';
import { basisFaults } from './draft-faults.js';
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
    const without = basisFaults(target.changes, ['input', 'id']);
    return without.length > 0 ? without : termsFaults(target, 'REGISTRATION');
  },
  write: async (transaction, { changes, terms }) => {
    const readers = mechanismReaders(transaction.directory);
    await transaction.change(Allegation, changes.id, {
      marking: SUBMITTED_MARKINGS.allegation,
      status: 'SUBMITTED',
      submittedAt: transaction.at,
    });
    const own = await ownRecords(transaction, changes);
    await unmarkCase(transaction, changes, own, SUBMITTED_MARKINGS);
    await giveCase(transaction, changes, own, readers);
    await submitFurtherReports(transaction, own, readers);
    await startRegistration(transaction, changes, terms);
    return changes.id;
  },
};
