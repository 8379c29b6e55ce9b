import type { Act } from '../../../shared/acts/act.js';
import { IncidentLogSeal } from './incident-log-seal.entity.js';
import type { WithdrawIncidentLogInput } from './incident-log-seal.input.js';
import { loadSeal, sealFaults, type SealTarget } from './load-seal.js';

/** COMMITTED → WITHDRAWN, before the other side has committed: what was deposited stays its own side's for ever. */
export const withdrawIncidentLog: Act<WithdrawIncidentLogInput, SealTarget> = {
  name: 'withdrawIncidentLog',
  record: IncidentLogSeal,
  load: loadSeal,
  guard: (target, facts) => sealFaults('WITHDRAW_LOG', target, facts),
  write: async (transaction, { changes }) => {
    await transaction.change(IncidentLogSeal, changes.id, { status: 'WITHDRAWN' });
    return changes.id;
  },
};
