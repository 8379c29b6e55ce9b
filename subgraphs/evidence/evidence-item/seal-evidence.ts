import type { Act } from '../../../shared/acts/act.js';
import { drafter, mechanismReaders } from '../../../shared/acts/audiences.js';
import { extendCustody } from '../custody-event/append-custody.js';
import { openLinks } from '../evidence-link/write-link.js';
import { EvidenceItem } from './evidence-item.entity.js';
import { completed, sealFaults, transitionFaults } from './evidence-item.guards.js';
import type { SealEvidenceInput } from './evidence-item.input.js';
import { loadEvidenceItem, situationOf } from './load-evidence-item.js';

/** What sealing starts from. */
interface SealTarget {
  readonly changes: EvidenceItem;
}

/** DRAFT → SEALED: digest, size and type are fixed, and the mediators and the secretariat learn of the item. */
export const sealEvidence: Act<SealEvidenceInput, SealTarget> = {
  name: 'sealEvidence',
  record: EvidenceItem,
  load: async (reading, { id }) => ({
    changes: await loadEvidenceItem(reading, id, ['input', 'id']),
  }),
  guard: ({ changes }, { viewer, input }) => {
    const illegal = transitionFaults('SEAL', situationOf(changes, viewer), ['input', 'id']);
    return illegal.length > 0 ? illegal : sealFaults(changes, input);
  },
  write: async (transaction, { changes }, input) => {
    const { id } = changes;
    const { at: sealedAt, directory, viewer } = transaction;
    const claims = completed(changes, input);
    const readers = mechanismReaders(directory);
    await transaction.change(EvidenceItem, id, {
      marking: 'SUBMITTER',
      status: 'SEALED',
      sealedAt,
      ...claims,
    });
    await transaction.grant(EvidenceItem, id, readers);
    await extendCustody(transaction, changes, {
      action: 'SEALED',
      sha256: claims.sha256,
      marking: 'SUBMITTER',
      grants: [...drafter(viewer.delegation), ...readers],
    });
    await openLinks(transaction, id);
    return id;
  },
};
