import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Fault } from '../../../shared/errors.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { markingOf, sessionGrants } from '../audiences.js';
import { inOrder, inputFault, mediatorFaults, partyFaults } from '../participants.js';
import { Session } from './session.entity.js';
import type { ScheduleSessionInput } from './session.input.js';

function caucusFaults({ viewer, input, directory }: Facts<ScheduleSessionInput>): readonly Fault[] {
  if (viewer.role !== 'MEDIATOR')
    return [inputFault('kind', 'a caucus is scheduled by a mediator who takes part in it')];
  return [
    ...partyFaults(input.party ?? null, directory),
    ...mediatorFaults(input.mediators ?? [], viewer, directory),
  ];
}

function participantFaults(facts: Facts<ScheduleSessionInput>): readonly Fault[] {
  if (facts.input.kind === 'CAUCUS') return caucusFaults(facts);
  const faults: Fault[] = [];
  if (facts.input.party != null) faults.push(inputFault('party', 'goes with a caucus only'));
  if (facts.input.mediators != null)
    faults.push(inputFault('mediators', 'goes with a caucus only'));
  return faults;
}

/** Checks a new session; pure. */
export function scheduleFaults(facts: Facts<ScheduleSessionInput>): readonly Fault[] {
  const { kind, open, opensAt, closesAt } = facts.input;
  const faults: Fault[] = [...participantFaults(facts)];
  if (closesAt <= opensAt) faults.push(inputFault('closesAt', 'is not after opensAt'));
  if (open === true && markingOf(kind) !== 'MECHANISM')
    faults.push(inputFault('open', 'observers do not attend a session of this kind'));
  return faults;
}

/** – → SCHEDULED: a session, given to those who sit at it. */
export const scheduleSession: Act<ScheduleSessionInput, undefined> = {
  name: 'scheduleSession',
  record: Session,
  load: async () => Promise.resolve(undefined),
  guard: (_nothing, facts) => scheduleFaults(facts),
  write: async (transaction, _nothing, input) => {
    const { directory } = transaction;
    const id = newId('ses');
    const { kind, place, opensAt, closesAt } = input;
    const open = input.open ?? false;
    const party = input.party ?? null;
    const mediators = input.mediators == null ? null : inOrder(input.mediators, directory);
    await transaction.create(
      Session,
      {
        id,
        marking: markingOf(kind),
        kind,
        status: 'SCHEDULED',
        place,
        opensAt,
        closesAt,
        round: input.round ?? null,
        open,
        partyCode: party,
        mediatorCodes: mediators,
      },
      sessionGrants({ kind, open, party, mediators }, directory),
    );
    return id;
  },
};
