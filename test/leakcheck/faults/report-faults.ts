import type { Grant } from '../../../shared/acts/act-transaction.js';
import { refuse } from '../../../shared/errors.js';
import { draftAllegation } from '../../../subgraphs/incidents/allegation/draft-allegation.js';
import { notifyAllegation } from '../../../subgraphs/incidents/allegation/notify-allegation.js';
import { HotlineCall } from '../../../subgraphs/incidents/hotline-call/hotline-call.entity.js';
import { Incident } from '../../../subgraphs/incidents/incident/incident.entity.js';
import { fileReport } from '../../../subgraphs/incidents/report/file-report.js';
import { Report } from '../../../subgraphs/incidents/report/report.entity.js';
import type { Fault } from './garden.js';

const BOTH: readonly Grant[] = ['PAK', 'AFG'].map((delegation) => ({
  delegation,
  clearance: 'PARTIES',
}));

/** Faults in further reports. */
export const REPORT_FAULTS: readonly Fault[] = [
  {
    name: 'report-with-notice',
    what: 'the notice comes to the other side once for each report of the submitter',
    observer: 'afg-officer',
    plant: (garden) => {
      garden.replace(notifyAllegation, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        const { incidentId, respondentCode } = target.changes;
        const further = { incidentId, further: true };
        for (const report of await transaction.manager.findBy(Report, further)) {
          await transaction.change(Report, report.id, { marking: 'PARTIES' });
          const told = { delegation: respondentCode, clearance: 'PARTIES' } as const;
          await transaction.grant(Report, report.id, [told]);
        }
        return id;
      });
    },
  },
  {
    name: 'report-of-mediator-told',
    what: 'both parties are told that a mediator or the secretariat has filed a report',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(fileReport, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        if (target.own !== null) return id;
        await transaction.change(Report, id, { marking: 'PARTIES' });
        await transaction.grant(Report, id, BOTH);
        return id;
      });
    },
  },
  {
    name: 'report-ticks-incident',
    what: 'a further report touches the incident, which the other side reads',
    observer: 'pak-head',
    plant: (garden) => {
      garden.replace(fileReport, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.change(Incident, input.incidentId, { occurredUntil: transaction.at });
        return id;
      });
    },
  },
  {
    name: 'call-draft-escalates',
    what: 'a draft about a call escalates it, which the party that was called sees',
    observer: 'afg-officer',
    plant: (garden) => {
      garden.replace(draftAllegation, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        if (target.call !== null)
          await transaction.change(HotlineCall, target.call.id, { status: 'ESCALATED' });
        return id;
      });
    },
  },
  {
    name: 'call-id-tells',
    what: 'a draft about a call that its drafter cannot read is refused otherwise than about one that never was',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(draftAllegation, 'load', (load) => async (reading, input) => {
        try {
          return await load(reading, input);
        } catch (error) {
          if (!(await garden.exists('incidents', 'hotline_call', input.hotlineCallId ?? '')))
            throw error;
          throw refuse('ILLEGAL_TRANSITION', ['input', 'hotlineCallId'], 'it is not relayed');
        }
      });
    },
  },
];
