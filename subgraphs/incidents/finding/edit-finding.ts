import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Fault } from '../../../shared/errors.js';
import { contentOf } from './finding-content.js';
import { Finding } from './finding.entity.js';
import { contentFaults } from './finding.guards.js';
import type { EditFindingInput } from './finding.input.js';
import { reviewFaults } from './review-faults.js';
import { overallOf } from './finding.rules.js';
import { findingFaults, type FindingTarget, holdAllegation, loadFinding } from './load-finding.js';

function editFaults(target: FindingTarget, facts: Facts<EditFindingInput>): readonly Fault[] {
  const illegal = findingFaults('EDIT_FINDING', 'DRAFT', target, facts);
  const { terms, changes } = target.of;
  if (illegal.length > 0 || terms === null) return illegal;
  const content = contentOf(facts.input.finding);
  const path = ['input', 'finding'];
  const { appealOutcome } = content;
  const drafter = facts.viewer.subject;
  return [
    ...reviewFaults(changes.status, target.determined, { appealOutcome, drafter }, path),
    ...contentFaults(content, { allegedAct: changes.act, terms }, path),
  ];
}

/** A draft says something else from now on; the mediators see it at once. */
export const editFinding: Act<EditFindingInput, FindingTarget> = {
  name: 'editFinding',
  record: Finding,
  load: loadFinding,
  guard: editFaults,
  write: async (transaction, { changes, of }, { finding }) => {
    await holdAllegation(transaction, of.changes);
    const content = contentOf(finding);
    const drafterKey = transaction.viewer.subject;
    const values = { ...content, ...overallOf(content.acts), drafterKey };
    await transaction.change(Finding, changes.id, values);
    return changes.id;
  },
};
