import type { Act, Facts } from '../../../shared/acts/act.js';
import { mechanismReaders } from '../../../shared/acts/audiences.js';
import type { Fault } from '../../../shared/errors.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { Finding } from '../finding/finding.entity.js';
import type { RecordDeliberationInput } from '../finding/finding.input.js';
import { findingFaults, type FindingTarget, loadFinding } from '../finding/load-finding.js';
import { FindingDeliberation } from './finding-deliberation.entity.js';

function deliberationFaults(
  target: FindingTarget,
  facts: Facts<RecordDeliberationInput>,
): readonly Fault[] {
  const status = target.changes.status === 'DRAFT' ? 'DRAFT' : 'SHARED';
  return findingFaults('RECORD_DELIBERATION', status, target, facts);
}

/** Keeps what is said of a drafted or shared version among the mediators and the secretariat. */
export const recordDeliberation: Act<RecordDeliberationInput, FindingTarget> = {
  name: 'recordDeliberation',
  record: Finding,
  load: loadFinding,
  guard: deliberationFaults,
  write: async (transaction, { changes }, { text, monitorVote }) => {
    await transaction.create(
      FindingDeliberation,
      {
        ...{ id: newId('dlb'), marking: 'SUBMITTER', findingId: changes.id, text },
        byCode: transaction.viewer.delegation,
        monitorVote: monitorVote ?? null,
        recordedAt: transaction.at,
      },
      mechanismReaders(transaction.directory),
    );
    return changes.id;
  },
};
