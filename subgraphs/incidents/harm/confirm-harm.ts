import { In } from 'typeorm';

import type { Act, Facts, Reading } from '../../../shared/acts/act.js';
import { mechanismReaders } from '../../../shared/acts/audiences.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { Allegation } from '../allegation/allegation.entity.js';
import type { AllegationStatus } from '../allegation/allegation.statuses.js';
import { notOpen } from '../allegation/load-allegation.js';
import { Incident } from '../incident/incident.entity.js';
import { ConfirmedHarm } from './confirmed-harm.entity.js';
import { kindFaults, rangeFaults, sameKind } from './harm-faults.js';
import type { ConfirmHarmInput } from './harm.input.js';

/** Figures are found while a case is verified, commented on or under appeal; what is determined stays. */
const OPEN: readonly AllegationStatus[] = [
  'UNDER_VERIFICATION',
  'SUSPENDED_NO_ACCESS',
  'FINDING_SHARED',
  'UNDER_APPEAL',
];
const SETTLED: readonly AllegationStatus[] = [
  'DETERMINED',
  'MEASURES_PENDING',
  'REMEDY_IN_PROGRESS',
  'CLOSED',
];

/** Tells, in the actor's world, whether figures of an incident can be found or corrected now. */
export async function isOpen({ world }: Reading, incidentId: string): Promise<boolean> {
  const of = async (statuses: readonly AllegationStatus[]): Promise<boolean> =>
    world.existsBy(Allegation, { incidentId, status: In([...statuses]) });
  return (await of(OPEN)) && !(await of(SETTLED));
}

/** Refuses figures while no case about the incident is looked into, or when one is determined. */
export function stageFaults(open: boolean, path: readonly string[]): readonly Fault[] {
  if (open) return [];
  const where = 'no case about the incident is being verified, or one is determined already';
  return [notOpen(where, [], path)];
}

interface Target {
  readonly open: boolean;
  readonly known: readonly ConfirmedHarm[];
}

/** Checks a figure; pure. */
function confirmFaults(
  { open, known }: Target,
  { input, directory }: Facts<ConfirmHarmInput>,
): readonly Fault[] {
  const stage = stageFaults(open, ['input', 'incidentId']);
  if (stage.length > 0) return stage;
  const { confirmedMin, confirmedMax } = input;
  const faults = [
    ...kindFaults(input, directory, ['input']),
    ...rangeFaults(confirmedMin, confirmedMax, ['input', 'confirmedMin']),
  ];
  if (!known.some((other) => sameKind(other, input))) return faults;
  const message = 'this kind is confirmed already; correct it (correctConfirmedHarm)';
  return [...faults, { code: 'BAD_USER_INPUT', path: ['input', 'category'], message }];
}

/** – → CONFIRMED: a figure that the mediators and the secretariat know; the parties learn it with the draft finding. */
export const confirmHarm: Act<ConfirmHarmInput, Target> = {
  name: 'confirmHarm',
  record: ConfirmedHarm,
  load: async (reading, { incidentId }) => {
    if (!(await reading.world.existsBy(Incident, { id: incidentId })))
      throw notFound(['input', 'incidentId']);
    return {
      open: await isOpen(reading, incidentId),
      known: await reading.world.findBy(ConfirmedHarm, { incidentId }),
    };
  },
  guard: confirmFaults,
  write: async (transaction, _target, input) => {
    const id = newId('chm');
    const { incidentId, category, effect, side, confirmedMin, confirmedMax } = input;
    await transaction.create(
      ConfirmedHarm,
      {
        ...{ id, marking: 'PARTIES', incidentId, category, effect, side },
        ...{ confirmedMin, confirmedMax, confirmedAt: transaction.at },
        basis: input.basis ?? null,
      },
      mechanismReaders(transaction.directory),
    );
    return id;
  },
};
