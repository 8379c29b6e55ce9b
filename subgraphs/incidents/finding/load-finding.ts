import type { Facts, Reading } from '../../../shared/acts/act.js';
import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import { type Fault, notFound, refuse } from '../../../shared/errors.js';
import { Allegation } from '../allegation/allegation.entity.js';
import type { AllegationVerb } from '../allegation/allegation.statuses.js';
import { allegationVerbs } from '../allegation/allegation.state.js';
import {
  type AllegationTarget,
  loadAllegation,
  notOpen,
  situationOf,
  transitionFaults,
} from '../allegation/load-allegation.js';
import { bothParties } from '../allegation/case-parties.js';
import { Finding } from './finding.entity.js';
import type { FindingStatus } from './finding.enums.js';
import { onVersion } from './finding.verbs.js';

/** What an act on a version of a finding starts from. */
export interface FindingTarget {
  readonly changes: Finding;
  /** Its allegation, as the actor knows it. */
  readonly of: AllegationTarget;
  /** The version that is determined, as the actor knows it. */
  readonly determined: Finding | null;
}

/**
 * Loads a version of a finding in the actor's world, with its allegation.
 * @throws ActRefused NOT_FOUND
 */
export async function loadFinding(
  reading: Reading,
  { id }: { readonly id: string },
): Promise<FindingTarget> {
  const path = ['input', 'id'];
  const changes = await reading.world.findOneBy(Finding, { id });
  if (changes?.allegationId == null) throw notFound(path);
  const { allegationId } = changes;
  const determined = await reading.world.findOneBy(Finding, { allegationId, status: 'DETERMINED' });
  return { changes, of: await loadAllegation(reading, allegationId, path), determined };
}

/** Refuses an act that is not open to the actor now, or that is on a version which it does not concern. */
export function findingFaults(
  verb: AllegationVerb,
  status: FindingStatus,
  { changes, of }: FindingTarget,
  facts: Pick<Facts<unknown>, 'viewer'>,
): readonly Fault[] {
  const illegal = transitionFaults(verb, of, facts);
  if (illegal.length > 0 || changes.status === status) return illegal;
  const open = onVersion(changes.status, allegationVerbs(situationOf(of, facts.viewer)));
  return [notOpen(`this version of the finding is ${changes.status}`, open, ['input', 'id'])];
}

/**
 * Holds the allegation, as the actor knows it: a withdrawal at the same moment comes before or after, and never between.
 * @throws ActRefused STALE_VERSION when it stands elsewhere by now
 */
export async function holdAllegation(
  { manager }: ActTransaction,
  { id, status }: Allegation,
  path: readonly string[] = ['input', 'expectedVersion'],
): Promise<void> {
  const held = await manager.findOne(Allegation, {
    where: { id },
    lock: { mode: 'for_no_key_update' },
  });
  if (held?.status === status) return;
  const message = 'the case has moved since it was read; read it again';
  throw refuse('STALE_VERSION', path, message);
}

/** Both parties, the mediators and the secretariat, for what is between them all (S2). */
export function caseParties(
  { directory }: ActTransaction,
  allegation: Allegation,
): readonly Grant[] {
  const mechanism = directory
    .ofKind('MEDIATOR', 'SECRETARIAT')
    .map((delegation) => ({ delegation, clearance: 'PARTIES' }) as const);
  return [...bothParties(allegation), ...mechanism];
}
