import type { Facts, Reading } from '../../../shared/acts/act.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import type { Viewer } from '../../../shared/viewer/viewer.js';
import { Session } from './session.entity.js';
import { nextStatus, sessionVerbs, type SessionVerb, type Situation } from './session.state.js';

/** What an act on a session starts from: the session as the actor knows it. */
export interface SessionTarget {
  readonly changes: Session;
}

/**
 * Loads a session in the actor's world.
 * @throws ActRefused NOT_FOUND
 */
export async function loadSession(
  { world }: Reading,
  id: string,
  path: readonly string[],
): Promise<Session> {
  const session = await world.findOneBy(Session, { id });
  if (!session) throw notFound(path);
  return session;
}

/** Sees a session as the state machine does. */
export function situationOf(session: Session, viewer: Viewer): Situation {
  const { kind, status, mediatorCodes } = session;
  const { delegation, role } = viewer;
  return { kind, status, mediators: mediatorCodes, actor: { delegation, role } };
}

/** Refuses an act that is not open to the actor now, and says which are. */
export function transitionFaults(
  verb: SessionVerb,
  session: Session,
  { viewer }: Pick<Facts<unknown>, 'viewer'>,
  path: readonly string[] = ['input', 'id'],
): readonly Fault[] {
  const situation = situationOf(session, viewer);
  if (nextStatus(verb, situation)) return [];
  const open = sessionVerbs(situation).join(', ') || 'none';
  const message = `the session is ${situation.status}; open to you now: ${open}`;
  return [{ code: 'ILLEGAL_TRANSITION', path, message }];
}
