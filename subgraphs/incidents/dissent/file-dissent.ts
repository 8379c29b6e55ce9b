import type { Act } from '../../../shared/acts/act.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { Finding } from '../finding/finding.entity.js';
import type { FileDissentInput } from '../finding/finding.input.js';
import {
  caseParties,
  findingFaults,
  type FindingTarget,
  holdAllegation,
  loadFinding,
} from '../finding/load-finding.js';
import { Dissent } from './dissent.entity.js';

/** A party's head or a mediator dissents from the shared version, once; the finding goes its way all the same. */
export const fileDissent: Act<FileDissentInput, FindingTarget> = {
  name: 'fileDissent',
  record: Finding,
  load: loadFinding,
  guard: (target, facts) => findingFaults('FILE_DISSENT', 'SHARED', target, facts),
  write: async (transaction, { changes, of }, { text }) => {
    const allegation = of.changes;
    await holdAllegation(transaction, allegation);
    const byCode = transaction.viewer.delegation;
    const values = { findingId: changes.id, allegationId: allegation.id, byCode, text };
    await transaction.create(
      Dissent,
      { id: newId('dis'), marking: 'PARTIES', ...values, filedAt: transaction.at },
      caseParties(transaction, allegation),
    );
    return changes.id;
  },
};
