import type { Act } from '../../../shared/acts/act.js';
import { stopClocks } from '../clock/start-clock.js';
import { freeReference } from '../reference.js';
import { Allegation } from './allegation.entity.js';
import type { AllegationActInput } from './allegation.input.js';
import { type AllegationTarget, loadAllegation, transitionFaults } from './load-allegation.js';

/** SUBMITTED → REGISTERED: a random registry reference and the acknowledgement, by the secretariat. */
export const registerAllegation: Act<AllegationActInput, AllegationTarget> = {
  name: 'registerAllegation',
  record: Allegation,
  load: async (reading, input) => loadAllegation(reading, input.id, ['input', 'id']),
  guard: (target, facts) => transitionFaults('REGISTER', target, facts),
  write: async (transaction, { changes }) => {
    const { byCode } = changes;
    const registryRef = await freeReference('R', 4, async (reference) =>
      transaction.manager.existsBy(Allegation, { byCode, registryRef: reference }),
    );
    await transaction.change(Allegation, changes.id, {
      status: 'REGISTERED',
      registryRef,
      registeredAt: transaction.at,
    });
    await stopClocks(transaction, changes.id, ['REGISTRATION']);
    return changes.id;
  },
};
