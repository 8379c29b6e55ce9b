import type { Act } from '../../../shared/acts/act.js';
import { notFound } from '../../../shared/errors.js';
import { isOpen, stageFaults } from './confirm-harm.js';
import { ConfirmedHarm } from './confirmed-harm.entity.js';
import { rangeFaults } from './harm-faults.js';
import type { CorrectConfirmedHarmInput } from './harm.input.js';

interface Target {
  readonly changes: ConfirmedHarm;
  readonly open: boolean;
}

/** Corrects a figure until the case is determined; those who were given it see the correction. */
export const correctConfirmedHarm: Act<CorrectConfirmedHarmInput, Target> = {
  name: 'correctConfirmedHarm',
  record: ConfirmedHarm,
  load: async (reading, { id }) => {
    const changes = await reading.world.findOneBy(ConfirmedHarm, { id });
    if (!changes) throw notFound(['input', 'id']);
    return { changes, open: await isOpen(reading, changes.incidentId) };
  },
  guard: ({ open }, { input: { confirmedMin, confirmedMax } }) => {
    const stage = stageFaults(open, ['input', 'id']);
    if (stage.length > 0) return stage;
    return rangeFaults(confirmedMin, confirmedMax, ['input', 'confirmedMin']);
  },
  write: async (transaction, { changes }, { confirmedMin, confirmedMax, basis }) => {
    await transaction.change(ConfirmedHarm, changes.id, {
      ...{ confirmedMin, confirmedMax, confirmedAt: transaction.at },
      ...(basis == null ? {} : { basis: basis as ConfirmedHarm['basis'] }),
    });
    return changes.id;
  },
};
