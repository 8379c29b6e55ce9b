import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import { AgreedNarrative } from '../../../subgraphs/incidents/agreed-narrative/agreed-narrative.entity.js';
import { writeAgreedNarrative } from '../../../subgraphs/incidents/agreed-narrative/write-agreed-narrative.js';
import { Incident } from '../../../subgraphs/incidents/incident/incident.entity.js';
import type { Fault } from './garden.js';

const BOTH: readonly Grant[] = ['PAK', 'AFG'].map((delegation) => ({
  delegation,
  clearance: 'PARTIES',
}));

type Input = Parameters<typeof writeAgreedNarrative.write>[2];

/** Has more done whenever the narrative is written. */
function andThen(
  more: (transaction: ActTransaction, id: string, input: Input) => Promise<void>,
): Fault['plant'] {
  return (garden) => {
    garden.replace(writeAgreedNarrative, 'write', (write) => async (transaction, target, input) => {
      const id = await write(transaction, target, input);
      await more(transaction, id, input);
      return id;
    });
  };
}

/** Faults in the neutral text on an incident. */
export const NARRATIVE_FAULTS: readonly Fault[] = [
  {
    name: 'narrative-early',
    what: 'the parties read the agreed narrative before the draft finding',
    observer: 'pak-officer',
    plant: andThen(async (transaction, id) => {
      await transaction.change(AgreedNarrative, id, { marking: 'PARTIES' });
      await transaction.grant(AgreedNarrative, id, BOTH);
    }),
  },
  {
    name: 'narrative-to-apps',
    what: 'an app of a mediator reads the agreed narrative before the draft finding',
    observer: 'tur-app',
    plant: andThen(async (transaction, id) => {
      await transaction.change(AgreedNarrative, id, { marking: 'PARTIES' });
    }),
  },
  {
    name: 'narrative-ticks-incident',
    what: 'the agreed narrative touches the incident, which both parties read',
    observer: 'afg-officer',
    plant: andThen(async (transaction, _, { incidentId }) => {
      await transaction.change(Incident, incidentId, { occurredUntil: transaction.at });
    }),
  },
];
