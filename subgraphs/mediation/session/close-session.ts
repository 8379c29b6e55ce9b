import type { Act } from '../../../shared/acts/act.js';
import { loadSession, type SessionTarget, transitionFaults } from './load-session.js';
import { Session } from './session.entity.js';
import type { SessionActInput } from './session.input.js';

/** OPEN → CLOSED: the session is over and its agenda fixed. */
export const closeSession: Act<SessionActInput, SessionTarget> = {
  name: 'closeSession',
  record: Session,
  load: async (reading, input) => ({
    changes: await loadSession(reading, input.id, ['input', 'id']),
  }),
  guard: ({ changes }, facts) => transitionFaults('CLOSE', changes, facts),
  write: async (transaction, { changes }) => {
    await transaction.change(Session, changes.id, { status: 'CLOSED' });
    return changes.id;
  },
};
