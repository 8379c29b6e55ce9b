import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { mechanismReaders } from '../../../shared/acts/audiences.js';
import type { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { ExitKind } from '../allegation/allegation.statuses.js';
import { ExitProposal } from './exit-proposal.entity.js';

/** What the secretariat proposes. */
interface Exit {
  readonly allegationId: string;
  readonly kind: ExitKind;
  readonly reasons: LocalizedTextInput;
  readonly mergeIntoId: string | null;
}

/** Records a proposal for the mediators and the secretariat: the submitter learns of it when it is co-signed, if ever. */
export async function proposeExit(transaction: ActTransaction, exit: Exit): Promise<void> {
  await transaction.create(
    ExitProposal,
    {
      id: newId('exp'),
      marking: 'SUBMITTER',
      ...exit,
      status: 'PROPOSED',
      proposedAt: transaction.at,
      cosignedByCode: null,
      cosignedAt: null,
    },
    mechanismReaders(transaction.directory),
  );
}

/** Co-signs a proposal; from now on the submitter has it, with its reasons. */
export async function cosignExit(
  transaction: ActTransaction,
  proposal: ExitProposal,
  submitter: string,
): Promise<void> {
  await transaction.change(ExitProposal, proposal.id, {
    status: 'COSIGNED',
    cosignedByCode: transaction.viewer.delegation,
    cosignedAt: transaction.at,
  });
  await transaction.grant(ExitProposal, proposal.id, [
    { delegation: submitter, clearance: 'SUBMITTER' },
  ]);
}

/** Lays down a proposal that no mediator has co-signed: the case went another way. */
export async function lapseExit(transaction: ActTransaction, allegationId: string): Promise<void> {
  for (const proposal of await transaction.manager.findBy(ExitProposal, {
    allegationId,
    status: 'PROPOSED',
  })) {
    await transaction.change(ExitProposal, proposal.id, { status: 'LAPSED' });
  }
}
