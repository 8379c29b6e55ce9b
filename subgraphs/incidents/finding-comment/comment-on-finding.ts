import type { Act } from '../../../shared/acts/act.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { stopClocks } from '../clock/start-clock.js';
import { Finding } from '../finding/finding.entity.js';
import type { CommentOnFindingInput } from '../finding/finding.input.js';
import {
  caseParties,
  findingFaults,
  type FindingTarget,
  holdAllegation,
  loadFinding,
} from '../finding/load-finding.js';
import { FindingComment } from './finding-comment.entity.js';

/** A party comments on the shared version, once; when both have, their time is over. */
export const commentOnFinding: Act<CommentOnFindingInput, FindingTarget> = {
  name: 'commentOnFinding',
  record: Finding,
  load: loadFinding,
  guard: (target, facts) => findingFaults('COMMENT_ON_FINDING', 'SHARED', target, facts),
  write: async (transaction, { changes, of }, { text }) => {
    const allegation = of.changes;
    await holdAllegation(transaction, allegation);
    const byCode = transaction.viewer.delegation;
    const values = { findingId: changes.id, allegationId: allegation.id, byCode, text };
    await transaction.create(
      FindingComment,
      { id: newId('fco'), marking: 'PARTIES', ...values, madeAt: transaction.at },
      caseParties(transaction, allegation),
    );
    // Both parties read both comments, so that neither learns anything by the clock.
    const comments = await transaction.manager.countBy(FindingComment, { findingId: changes.id });
    if (comments > 1) await stopClocks(transaction, allegation.id, ['COMMENT']);
    return changes.id;
  },
};
