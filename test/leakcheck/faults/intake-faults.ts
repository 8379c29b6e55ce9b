import { submitAllegation } from '../../../subgraphs/incidents/allegation/submit-allegation.js';
import { registerAllegation } from '../../../subgraphs/incidents/allegation/register-allegation.js';
import { Allegation } from '../../../subgraphs/incidents/allegation/allegation.entity.js';
import type { Fault } from './garden.js';

/** Faults in cases that the secretariat or a monitor brings. */
export const INTAKE_FAULTS: readonly Fault[] = [
  {
    name: 'intake-to-the-harmed',
    what: 'a case of the secretariat comes to the party that it concerns before the notice',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(submitAllegation, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        const { otherPartyCode } = target.changes;
        if (otherPartyCode !== null)
          await transaction.grant(Allegation, id, [
            { delegation: otherPartyCode, clearance: 'PARTIES' },
          ]);
        return id;
      });
    },
  },
  {
    name: 'intake-number-early',
    what: 'a case of the secretariat takes the next number of the parties when it is registered',
    observer: 'afg-officer',
    plant: (garden) => {
      garden.replace(registerAllegation, 'write', (write) => async (transaction, target, input) => {
        const { otherPartyCode } = target.changes;
        if (otherPartyCode !== null)
          await transaction.manager.query(
            `INSERT INTO mechanism.case_counter (pair, year, last) VALUES ('AFG+PAK', 2099, 1)
             ON CONFLICT (pair, year) DO UPDATE SET last = mechanism.case_counter.last + 1`,
          );
        return write(transaction, target, input);
      });
    },
  },
];
