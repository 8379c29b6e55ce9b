import { ActTransaction, type Grant } from '../../../shared/acts/act-transaction.js';
import { closeAllegation } from '../../../subgraphs/incidents/allegation/close-allegation.js';
import { Appeal } from '../../../subgraphs/incidents/appeal/appeal.entity.js';
import { fileAppeal } from '../../../subgraphs/incidents/appeal/file-appeal.js';
import { Dissent } from '../../../subgraphs/incidents/dissent/dissent.entity.js';
import { fileDissent } from '../../../subgraphs/incidents/dissent/file-dissent.js';
import { draftFinding } from '../../../subgraphs/incidents/finding/draft-finding.js';
import { Finding } from '../../../subgraphs/incidents/finding/finding.entity.js';
import { concurFinding } from '../../../subgraphs/incidents/finding-concurrence/concur-finding.js';
import { FindingConcurrence } from '../../../subgraphs/incidents/finding-concurrence/finding-concurrence.entity.js';
import { recordDeliberation } from '../../../subgraphs/incidents/finding-deliberation/record-deliberation.js';
import type { Fault } from './garden.js';

const BOTH: readonly Grant[] = ['PAK', 'AFG'].map((delegation) => ({
  delegation,
  clearance: 'PARTIES',
}));

const TO_OBSERVERS: readonly Grant[] = [{ delegation: 'OBS_A', clearance: 'MECHANISM' }];

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
    what: 'observers read of an appeal when it is filed',
    observer: 'obs-a-observer',
    plant: (garden) => {
      garden.replace(fileAppeal, 'write', (write) => async (transaction, target, input) => {
        const allegationId = await write(transaction, target, input);
        for (const { id } of await transaction.manager.findBy(Appeal, { allegationId }))
          await transaction.grant(Appeal, id, TO_OBSERVERS);
        return allegationId;
      });
    },
  },
  {
    name: 'closing-told',
    what: 'the finding that observers read says that its case was closed',
    observer: 'obs-a-observer',
    plant: (garden) => {
      garden.replace(closeAllegation, 'write', (write) => async (transaction, target, input) => {
        const allegationId = await write(transaction, target, input);
        for (const { id } of await transaction.manager.findBy(Finding, { allegationId }))
          await transaction.change(Finding, id, { appealOutcome: 'UPHELD' });
        return allegationId;
      });
    },
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
