import type { Grant } from '../../../shared/acts/act-transaction.js';
import { Incident } from '../../../subgraphs/incidents/incident/incident.entity.js';
import { IncidentLink } from '../../../subgraphs/incidents/incident-link/incident-link.entity.js';
import { linkIncidents } from '../../../subgraphs/incidents/incident-link/link-incidents.js';
import { reportTask } from '../../../subgraphs/incidents/verification-task/report-task.js';
import { VerificationTask } from '../../../subgraphs/incidents/verification-task/verification-task.entity.js';
import type { Fault } from './garden.js';

const BOTH: readonly Grant[] = ['PAK', 'AFG'].map((delegation) => ({
  delegation,
  clearance: 'SUBMITTER',
}));

/** Faults in what those write down who stand between the sides: reports, links of incidents. */
export const BETWEEN_FAULTS: readonly Fault[] = [
  {
    name: 'report-in-reasons',
    what: 'the report of a monitor is written where the parties read of access',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(reportTask, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.change(VerificationTask, id, { accessReasons: input.report });
        return id;
      });
    },
  },
  {
    name: 'tie-told',
    what: 'the parties are given a link of incidents',
    observer: 'afg-officer',
    plant: (garden) => {
      garden.replace(linkIncidents, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.grant(IncidentLink, id, BOTH);
        return id;
      });
    },
  },
  {
    name: 'tie-touches-incident',
    what: 'a link touches the incidents that it joins',
    observer: 'pak-app',
    plant: (garden) => {
      garden.replace(linkIncidents, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        for (const incident of [input.firstId, input.secondId])
          await transaction.change(Incident, incident, { timePrecision: 'WEEK' });
        return id;
      });
    },
  },
];
