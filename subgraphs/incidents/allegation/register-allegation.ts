import type { Act } from '../../../shared/acts/act.js';
import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { stopClock } from '../clock/start-clock.js';
import { Allegation } from './allegation.entity.js';
import type { AllegationActInput } from './allegation.input.js';
import { drawReference } from './draft-allegation.js';
import { type AllegationTarget, loadAllegation, transitionFaults } from './load-allegation.js';

/** Draws references until one is free among the submitter's own: the other side's are not asked. */
async function freeReference(transaction: ActTransaction, byCode: string): Promise<string> {
  for (;;) {
    const registryRef = drawReference('R', 4);
    if (!(await transaction.manager.existsBy(Allegation, { byCode, registryRef })))
      return registryRef;
  }
}

/** SUBMITTED → REGISTERED: a random registry reference and the acknowledgement, by the secretariat. */
export const registerAllegation: Act<AllegationActInput, AllegationTarget> = {
  name: 'registerAllegation',
  record: Allegation,
  load: async (reading, input) => loadAllegation(reading, input.id, ['input', 'id']),
  guard: (target, facts) => transitionFaults('REGISTER', target, facts),
  write: async (transaction, { changes }) => {
    const registryRef = await freeReference(transaction, changes.byCode);
    await transaction.change(Allegation, changes.id, {
      status: 'REGISTERED',
      registryRef,
      registeredAt: transaction.at,
    });
    await stopClock(transaction, 'REGISTRATION', changes.id);
    return changes.id;
  },
};
