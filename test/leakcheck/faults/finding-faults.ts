import { ActTransaction, type Grant } from '../../../shared/acts/act-transaction.js';
import { draftFinding } from '../../../subgraphs/incidents/finding/draft-finding.js';
import { Finding } from '../../../subgraphs/incidents/finding/finding.entity.js';
import { concurFinding } from '../../../subgraphs/incidents/finding-concurrence/concur-finding.js';
import { FindingConcurrence } from '../../../subgraphs/incidents/finding-concurrence/finding-concurrence.entity.js';
import type { Fault } from './garden.js';

const BOTH: readonly Grant[] = ['PAK', 'AFG'].map((delegation) => ({
  delegation,
  clearance: 'PARTIES',
}));

/** Faults in findings. */
export const FINDING_FAULTS: readonly Fault[] = [
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
