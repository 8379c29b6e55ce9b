import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import { Allegation } from '../../../subgraphs/incidents/allegation/allegation.entity.js';
import { cosignMerger } from '../../../subgraphs/incidents/allegation/cosign-merger.js';
import { proposeInadmissibility } from '../../../subgraphs/incidents/allegation/propose-inadmissibility.js';
import { proposeMerger } from '../../../subgraphs/incidents/allegation/propose-merger.js';
import { returnAllegation } from '../../../subgraphs/incidents/allegation/return-allegation.js';
import { withdrawAllegation } from '../../../subgraphs/incidents/allegation/withdraw-allegation.js';
import { Clock } from '../../../subgraphs/incidents/clock/clock.entity.js';
import { expireClocks } from '../../../subgraphs/incidents/clock/expire-clocks.js';
import { extendClock } from '../../../subgraphs/incidents/clock/extend-clock.js';
import { ExitProposal } from '../../../subgraphs/incidents/exit-proposal/exit-proposal.entity.js';
import { confirmHarm } from '../../../subgraphs/incidents/harm/confirm-harm.js';
import { ConfirmedHarm } from '../../../subgraphs/incidents/harm/confirmed-harm.entity.js';
import { assignMonitor } from '../../../subgraphs/incidents/monitor-assignment/assign-monitor.js';
import { MonitorAssignment } from '../../../subgraphs/incidents/monitor-assignment/monitor-assignment.entity.js';
import { unassignMonitor } from '../../../subgraphs/incidents/monitor-assignment/unassign-monitor.js';
import { Observation } from '../../../subgraphs/incidents/observation/observation.entity.js';
import { recordObservation } from '../../../subgraphs/incidents/observation/record-observation.js';
import { planTask } from '../../../subgraphs/incidents/verification-task/plan-task.js';
import { requestAccess } from '../../../subgraphs/incidents/verification-task/request-access.js';
import { VerificationTask } from '../../../subgraphs/incidents/verification-task/verification-task.entity.js';
import { VisitPlan } from '../../../subgraphs/incidents/verification-task/visit-plan.entity.js';
import type { Fault } from './garden.js';

function to(delegation: string, clearance: Grant['clearance'] = 'PARTIES'): readonly Grant[] {
  return [{ delegation, clearance }];
}

/** Finds the running clocks of a kind. */
async function running(
  { manager }: ActTransaction,
  kind: 'REGISTRATION' | 'RESPONSE',
): Promise<readonly Clock[]> {
  const clocks = await manager.findBy(Clock, { kind });
  return clocks.filter(({ stoppedAt, expiredAt }) => stoppedAt === null && expiredAt === null);
}

const clocks: readonly Fault[] = [
  {
    name: 'extension-ticks-all',
    what: 'time that is given to one clock is given to the answers of other cases',
    observer: 'afg-officer',
    plant: (garden) => {
      garden.replace(extendClock, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        for (const clock of await running(transaction, 'RESPONSE'))
          await transaction.change(Clock, clock.id, { hours: clock.hours + 2 });
        return id;
      });
    },
  },
  {
    name: 'expiry-of-all',
    what: 'a hidden clock that runs out makes those of other cases run out',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(expireClocks, 'work', (work) => async (transaction, due) => {
        await work(transaction, due);
        const clock = await transaction.manager.findOneByOrFail(Clock, { id: due.id });
        if (clock.kind !== 'REGISTRATION') return;
        for (const { id } of await running(transaction, 'RESPONSE'))
          await transaction.change(Clock, id, { expiredAt: transaction.at });
      });
    },
  },
];

const exits: readonly Fault[] = [
  {
    name: 'merger-shows-report',
    what: 'a merged case is given to the respondent of the case that goes on',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(cosignMerger, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.grant(Allegation, id, to(target.changes.respondentCode));
        return id;
      });
    },
  },
  {
    name: 'merger-touches-target',
    what: 'a proposal to merge is written into the case that is to go on',
    observer: 'afg-officer',
    plant: (garden) => {
      garden.replace(proposeMerger, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.change(Allegation, input.intoId, { clause: 'Article 1, twice' });
        return id;
      });
    },
  },
  {
    name: 'withdrawal-told',
    what: 'the other side is told of a withdrawal before it was notified',
    observer: 'afg-head',
    plant: (garden) => {
      garden.replace(withdrawAllegation, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.grant(Allegation, id, to(target.changes.respondentCode));
        return id;
      });
    },
  },
  {
    name: 'number-at-return',
    what: 'a case that is returned uses up a case number',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(returnAllegation, 'write', (write) => async (transaction, target, input) => {
        await transaction.manager.query(
          `INSERT INTO mechanism.case_counter (pair, year, last) VALUES ('AFG+PAK', 2099, 1)
           ON CONFLICT (pair, year) DO UPDATE SET last = mechanism.case_counter.last + 1`,
        );
        return write(transaction, target, input);
      });
    },
  },
  {
    name: 'proposal-to-submitter',
    what: 'the submitter reads a proposal before a mediator has co-signed it',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(
        proposeInadmissibility,
        'write',
        (write) => async (transaction, target, input) => {
          const id = await write(transaction, target, input);
          for (const exit of await transaction.manager.findBy(ExitProposal, { allegationId: id }))
            await transaction.grant(ExitProposal, exit.id, to(target.changes.byCode, 'SUBMITTER'));
          return id;
        },
      );
    },
  },
];

const verification: readonly Fault[] = [
  {
    name: 'assignment-told',
    what: 'a mediator learns which monitor works on a case',
    observer: 'tur-mediator',
    plant: (garden) => {
      // No mediator asks for assignments; the case tells of it by its version.
      garden.replace(assignMonitor, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        const { changes: allegation } = target.of;
        await transaction.change(Allegation, allegation.id, { clause: `${allegation.clause}.` });
        return id;
      });
    },
  },
  {
    name: 'sent-away-reads-on',
    what: 'a monitor that is sent away goes on reading the case',
    observer: 'sec-monitor',
    plant: (garden) => {
      garden.replace(unassignMonitor, 'write', () => async (transaction, { changes }) => {
        await transaction.change(MonitorAssignment, changes.id, { assignedAt: transaction.at });
        return changes.id;
      });
    },
  },
  {
    name: 'monitor-of-all-assigned',
    what: 'a monitor reads every case that some monitor works on',
    observer: 'sec-monitor',
    plant: async (garden) => {
      const role = `"${garden.bench.place.prefix}_sec_monitor"`;
      for (const table of ['monitor_assignment', 'allegation'])
        await garden.sql(
          'incidents',
          `CREATE POLICY planted ON world_sec.${table} FOR SELECT TO ${role} USING (true)`,
          `DROP POLICY planted ON world_sec.${table}`,
        );
    },
  },
  {
    name: 'harm-confirmed-early',
    what: 'the parties read confirmed harm before the draft finding',
    observer: 'afg-officer',
    plant: (garden) => {
      garden.replace(confirmHarm, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.grant(ConfirmedHarm, id, [...to('PAK'), ...to('AFG')]);
        return id;
      });
    },
  },
];

const tasks: readonly Fault[] = [
  {
    name: 'task-before-asked',
    what: 'the parties know of a task before access is asked for',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(planTask, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.grant(VerificationTask, id, [...to('PAK'), ...to('AFG')]);
        return id;
      });
    },
  },
  {
    name: 'visit-to-both',
    what: 'the party that is not the host reads who visits the place and when',
    observer: 'afg-officer',
    plant: (garden) => {
      garden.replace(requestAccess, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        for (const visit of await transaction.manager.findBy(VisitPlan, { taskId: id }))
          await transaction.grant(VisitPlan, visit.id, [...to('PAK'), ...to('AFG')]);
        return id;
      });
    },
  },
  {
    name: 'observation-early',
    what: 'the parties read what was observed before the draft finding is shared',
    observer: 'pak-head',
    plant: (garden) => {
      garden.replace(recordObservation, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.grant(Observation, id, [...to('PAK'), ...to('AFG')]);
        return id;
      });
    },
  },
];

/** Faults in the course of a case: its clocks, its exits, its verification. */
export const COURSE_FAULTS: readonly Fault[] = [...clocks, ...exits, ...verification, ...tasks];
