import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Fault } from '../../../shared/errors.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import {
  type AllegationTarget,
  loadAllegation,
  transitionFaults,
} from '../allegation/load-allegation.js';
import { Incident } from '../incident/incident.entity.js';
import { contentOf } from './finding-content.js';
import { Finding } from './finding.entity.js';
import { contentFaults } from './finding.guards.js';
import type { DraftFindingInput } from './finding.input.js';
import { reviewFaults } from './review-faults.js';
import { overallOf } from './finding.rules.js';

interface Target extends AllegationTarget {
  readonly sectorId: string;
  /** The number of the latest version. */
  readonly latest: number;
  readonly determined: Finding | null;
}

const PATH = ['input', 'finding'];

function draftFaults(target: Target, facts: Facts<DraftFindingInput>): readonly Fault[] {
  const illegal = transitionFaults('DRAFT_FINDING', target, facts);
  if (illegal.length > 0) return illegal;
  const { changes, terms } = target;
  if (terms === null) {
    const message = 'no terms of reference are in force';
    return [{ code: 'BAD_USER_INPUT', path: ['input', 'id'], message }];
  }
  const content = contentOf(facts.input.finding);
  const { appealOutcome } = content;
  const drafter = facts.viewer.subject;
  return [
    ...reviewFaults(changes.status, target.determined, { appealOutcome, drafter }, PATH),
    ...contentFaults(content, { allegedAct: changes.act, terms }, PATH),
  ];
}

/** A new version of the finding, for the secretariat and the mediators: nothing of it is anyone else's until it is shared. */
export const draftFinding: Act<DraftFindingInput, Target> = {
  name: 'draftFinding',
  record: Finding,
  load: async (reading, input) => {
    const target = await loadAllegation(reading, input.id, ['input', 'id']);
    const { incidentId, id: allegationId } = target.changes;
    const incident = await reading.world.findOneByOrFail(Incident, { id: incidentId });
    const latest = await reading.world.maximum(Finding, 'findingVersion', { allegationId });
    const determined = await reading.world.findOneBy(Finding, {
      ...{ allegationId, status: 'DETERMINED' },
    });
    return { ...target, sectorId: incident.sectorId, latest: latest ?? 0, determined };
  },
  guard: draftFaults,
  write: async (transaction, { changes, terms, sectorId, latest }, { finding }) => {
    const id = newId('fnd');
    const content = contentOf(finding);
    const { directory, viewer } = transaction;
    await transaction.create(
      Finding,
      {
        ...{ id, marking: 'SUBMITTER', allegationId: changes.id, caseId: null, sectorId },
        ...{ findingVersion: latest + 1, status: 'DRAFT' },
        ...content,
        ...overallOf(content.acts),
        torVersion: terms?.termsVersion ?? '',
        ...{ findingRule: null, sharedAt: null, undecidedAt: null, determinedAt: null },
        drafterKey: viewer.subject,
      },
      [
        ...directory.ofKind('SECRETARIAT').map((delegation) => ({
          ...{ delegation, clearance: 'DRAFT' as const },
        })),
        ...directory.ofKind('MEDIATOR').map((delegation) => ({
          ...{ delegation, clearance: 'SUBMITTER' as const },
        })),
      ],
    );
    return id;
  },
};
