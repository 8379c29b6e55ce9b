import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { ExitProposal } from '../exit-proposal/exit-proposal.entity.js';
import { findingFacts } from '../finding/finding.facts.js';
import { VerificationTask } from '../verification-task/verification-task.entity.js';
import type { Allegation } from './allegation.entity.js';
import { allegationVerbs } from './allegation.state.js';
import type { AllegationVerb } from './allegation.statuses.js';
import { situationOf } from './load-allegation.js';

/** Lists the acts on an allegation that are open to the viewer now. */
export async function verbsOf(
  changes: Allegation,
  { viewer, reads, directory, now }: SubgraphContext,
): Promise<readonly AllegationVerb[]> {
  const proposals = await reads.children(ExitProposal, 'allegationId', changes.id);
  const proposed = proposals.find(({ status }) => status === 'PROPOSED') ?? null;
  const tasks = await reads.children(VerificationTask, 'allegationId', changes.id);
  const accessDenied = tasks.some(({ status }) => status === 'ACCESS_DENIED');
  const finding = await findingFacts(
    changes,
    async (type, column, parentId) => reads.children(type, column, parentId),
    { viewer, directory, at: now() },
  );
  return allegationVerbs(situationOf({ changes, proposed, accessDenied, finding }, viewer));
}
