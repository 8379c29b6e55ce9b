import type { Facts, Reading } from '../../../shared/acts/act.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import type { Viewer } from '../../../shared/viewer/viewer.js';
import { IncidentLog } from './incident-log.entity.js';
import { IncidentLogSeal } from './incident-log-seal.entity.js';
import { sealVerbs, type SealVerb, type Situation } from './incident-log-seal.state.js';

/** What an act on a seal starts from: the seal, and whether the actor's world holds its log. */
export interface SealTarget {
  readonly changes: IncidentLogSeal;
  readonly deposited: boolean;
}

/**
 * Loads a seal in the actor's world.
 * @throws ActRefused NOT_FOUND
 */
export async function loadSeal(
  { world }: Reading,
  { id }: { readonly id: string },
): Promise<SealTarget> {
  const changes = await world.findOneBy(IncidentLogSeal, { id });
  if (!changes) throw notFound(['input', 'id']);
  return { changes, deposited: await world.existsBy(IncidentLog, { sealId: id }) };
}

/** Sees a seal as the state machine does. */
export function situationOf(seal: IncidentLogSeal, deposited: boolean, viewer: Viewer): Situation {
  return {
    status: seal.status,
    owner: seal.byCode,
    paired: seal.bothCommittedAt !== null,
    deposited,
    actor: { delegation: viewer.delegation, role: viewer.role },
  };
}

/** Refuses an act that is not open to the actor now, and says which are. */
export function sealFaults(
  verb: SealVerb,
  { changes, deposited }: SealTarget,
  { viewer }: Pick<Facts<unknown>, 'viewer'>,
): readonly Fault[] {
  const situation = situationOf(changes, deposited, viewer);
  const open = sealVerbs(situation);
  if (open.includes(verb)) return [];
  const message = `the seal is ${situation.status}; open to you now: ${open.join(', ') || 'none'}`;
  return [{ code: 'ILLEGAL_TRANSITION', path: ['input', 'id'], message }];
}
