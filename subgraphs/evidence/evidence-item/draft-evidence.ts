import type { Act } from '../../../shared/acts/act.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { drafter } from '../../../shared/acts/audiences.js';
import { beginCustody } from '../custody-event/append-custody.js';
import { type LinkTarget, loadLinkTarget, writeLink } from '../evidence-link/write-link.js';
import { EvidenceItem } from './evidence-item.entity.js';
import { draftFaults, linkFaults } from './evidence-item.guards.js';
import type { DraftEvidenceInput } from './evidence-item.input.js';

type Claims = Omit<DraftEvidenceInput, 'idempotencyKey' | 'allegationId' | 'relevance'>;

/** Takes over what the submitter says, word for word. */
function claimsOf(input: DraftEvidenceInput): Claims {
  return {
    kind: input.kind,
    title: input.title,
    description: input.description ?? null,
    collectedAt: input.collectedAt ?? null,
    collectedPlace: input.collectedPlace ?? null,
    sha256: input.sha256 ?? null,
    size: input.size ?? null,
    mediaType: input.mediaType ?? null,
    sourceProtection: input.sourceProtection ?? null,
    attributionLabel: input.attributionLabel ?? null,
  };
}

/** – → DRAFT: an evidence item with the first event of its custody, which the drafting delegation alone can read. */
export const draftEvidence: Act<DraftEvidenceInput, LinkTarget | null> = {
  name: 'draftEvidence',
  record: EvidenceItem,
  load: async (reading, { allegationId }) =>
    allegationId == null ? null : loadLinkTarget(reading, allegationId, null),
  guard: (target, { input, at }) => [
    ...draftFaults(input, at),
    ...(target ? linkFaults(target, ['input', 'allegationId']) : []),
  ],
  write: async (transaction, target, input) => {
    const { delegation } = transaction.viewer;
    const id = newId('evi');
    const grants = drafter(delegation);
    const claims = claimsOf(input);
    await transaction.create(
      EvidenceItem,
      {
        ...claims,
        id,
        marking: 'DRAFT',
        status: 'DRAFT',
        submittedByCode: delegation,
        sealedAt: null,
      },
      grants,
    );
    await beginCustody(transaction, id, {
      action: input.collectedAt ? 'COLLECTED' : 'RECEIVED',
      sha256: input.sha256 ?? null,
      marking: 'DRAFT',
      grants,
    });
    if (target) {
      const { audience } = target;
      const relevance = input.relevance ?? null;
      await writeLink(transaction, { itemId: id, status: 'DRAFT', audience, relevance });
    }
    return id;
  },
};
