import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Fault } from '../../../shared/errors.js';
import { contentOf } from './finding-content.js';
import { Finding } from './finding.entity.js';
import { contentFaults } from './finding.guards.js';
import type { EditFindingInput } from './finding.input.js';
import { overallOf } from './finding.rules.js';
import { findingFaults, type FindingTarget, holdAllegation, loadFinding } from './load-finding.js';

function editFaults(target: FindingTarget, facts: Facts<EditFindingInput>): readonly Fault[] {
  const illegal = findingFaults('EDIT_FINDING', 'DRAFT', target, facts);
  const { terms, changes } = target.of;
  if (illegal.length > 0 || terms === null) return illegal;
  const content = contentOf(facts.input.finding);
  return contentFaults(content, { allegedAct: changes.act, terms }, ['input', 'finding']);
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
    await transaction.change(Finding, changes.id, { ...content, ...overallOf(content.acts) });
    return changes.id;
  },
};
