import type { Act } from '../../../shared/acts/act.js';
import type { ActInput } from '../../../shared/acts/act-input.js';
import { ActTransaction, type Grant } from '../../../shared/acts/act-transaction.js';
import { closeAllegation } from '../../../subgraphs/incidents/allegation/close-allegation.js';
import { fileAppeal } from '../../../subgraphs/incidents/appeal/file-appeal.js';
import { Dissent } from '../../../subgraphs/incidents/dissent/dissent.entity.js';
import { fileDissent } from '../../../subgraphs/incidents/dissent/file-dissent.js';
import { draftFinding } from '../../../subgraphs/incidents/finding/draft-finding.js';
import { Finding } from '../../../subgraphs/incidents/finding/finding.entity.js';
import { concurFinding } from '../../../subgraphs/incidents/finding-concurrence/concur-finding.js';
import { FindingConcurrence } from '../../../subgraphs/incidents/finding-concurrence/finding-concurrence.entity.js';
import { recordDeliberation } from '../../../subgraphs/incidents/finding-deliberation/record-deliberation.js';
import type { Fault } from './garden.js';

// At a lower clearance the record's marking would hold the leak back: a grant alone opens nothing that is marked higher.
const BOTH: readonly Grant[] = ['PAK', 'AFG'].map((delegation) => ({
  delegation,
  clearance: 'SUBMITTER',
}));

const TO_OBSERVERS: readonly Grant[] = [{ delegation: 'OBS_A', clearance: 'PARTIES' }];

/** Has an act on a case say something in its finding. */
function tellsFinding<Input extends ActInput, Target>(act: Act<Input, Target>): Fault['plant'] {
  return (garden) => {
    garden.replace(act, 'write', (write) => async (transaction, target, input) => {
      const allegationId = await write(transaction, target, input);
      for (const { id } of await transaction.manager.findBy(Finding, { allegationId }))
        await transaction.change(Finding, id, { appealOutcome: 'UPHELD' });
      return allegationId;
    });
  };
}

const doubts: readonly Fault[] = [
  {
    name: 'deliberation-told',
    what: 'what the mediators deliberate touches the finding that the parties read',
    observer: 'pak-head',
    plant: (garden) => {
      garden.replace(recordDeliberation, 'write', (write) => async (transaction, target, input) => {
        await transaction.change(Finding, target.changes.id, { intent: 'UNDETERMINED' });
        return write(transaction, target, input);
      });
    },
  },
  {
    name: 'dissent-early',
    what: 'observers read a dissent before the finding is determined',
    observer: 'obs-a-observer',
    plant: (garden) => {
      garden.replace(fileDissent, 'write', (write) => async (transaction, target, input) => {
        const findingId = await write(transaction, target, input);
        for (const { id } of await transaction.manager.findBy(Dissent, { findingId }))
          await transaction.grant(Dissent, id, TO_OBSERVERS);
        await transaction.grant(Finding, findingId, TO_OBSERVERS);
        return findingId;
      });
    },
  },
  {
    name: 'appeal-early',
    what: 'the finding that observers read says that an appeal was filed',
    observer: 'obs-a-observer',
    plant: tellsFinding(fileAppeal),
  },
  {
    name: 'closing-told',
    what: 'the finding that observers read says that its case was closed',
    observer: 'obs-a-observer',
    plant: tellsFinding(closeAllegation),
  },
];

/** Faults in findings. */
export const FINDING_FAULTS: readonly Fault[] = [
  ...doubts,
  {
    name: 'finding-draft-told',
    what: 'the parties read a finding while it is drafted',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(draftFinding, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.grant(Finding, id, BOTH);
        return id;
      });
    },
  },
  {
    name: 'first-word-told',
    what: 'the parties read the word of the first mediator before the other has spoken',
    observer: 'afg-officer',
    plant: (garden) => {
      garden.replace(concurFinding, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        for (const word of await transaction.manager.findBy(FindingConcurrence, { findingId: id }))
          await transaction.grant(FindingConcurrence, word.id, BOTH);
        return id;
      });
    },
  },
  {
    name: 'first-word-ticks',
    what: 'the first mediator’s word touches the shared finding',
    observer: 'pak-head',
    plant: (garden) => {
      garden.replace(concurFinding, 'write', (write) => async (transaction, target, input) => {
        await transaction.change(Finding, target.changes.id, { intent: 'UNDETERMINED' });
        return write(transaction, target, input);
      });
    },
  },
  {
    name: 'reasoning-to-observers',
    what: 'observers are given a determined finding with its reasons',
    observer: 'obs-a-observer',
    plant: (garden) => {
      garden.replace(
        ActTransaction.prototype,
        'grant',
        (grant) =>
          function whole(this: ActTransaction, type, id, given) {
            const more = given.map((one: Grant) =>
              type.name === Finding.name && one.delegation === 'OBS_A'
                ? { ...one, clearance: 'PARTIES' as const }
                : one,
            );
            return grant.call(this, type, id, more);
          },
      );
    },
  },
];
