import type { Act } from '../../../shared/acts/act.js';
import { loadSession, type SessionTarget, transitionFaults } from './load-session.js';
import { Session } from './session.entity.js';
import type { SessionActInput } from './session.input.js';

/** SCHEDULED → OPEN: the session begins. */
export const openSession: Act<SessionActInput, SessionTarget> = {
  name: 'openSession',
  record: Session,
  load: async (reading, input) => ({
    changes: await loadSession(reading, input.id, ['input', 'id']),
  }),
  guard: ({ changes }, facts) => transitionFaults('OPEN', changes, facts),
  write: async (transaction, { changes }) => {
    await transaction.change(Session, changes.id, { status: 'OPEN' });
    return changes.id;
  },
};
