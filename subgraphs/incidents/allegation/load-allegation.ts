import type { Facts, Reading } from '../../../shared/acts/act.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import type { Viewer } from '../../../shared/viewer/viewer.js';
import { KnownTerms } from '../reference-copies/known-terms.entity.js';
import { findingFacts } from '../finding/finding.facts.js';
import type { FindingFacts } from '../finding/finding.situation.js';
import { VerificationTask } from '../verification-task/verification-task.entity.js';
import { ExitProposal } from '../exit-proposal/exit-proposal.entity.js';
import { Allegation } from './allegation.entity.js';
import { allegationVerbs, nextStatus, type Situation } from './allegation.state.js';
import type { AllegationVerb } from './allegation.statuses.js';
import { otherPartyOf } from './case-parties.js';

/** What an act on an allegation starts from: the allegation as the actor knows it, and the terms in force. */
export interface AllegationTarget {
  readonly changes: Allegation;
  readonly terms: KnownTerms | null;
  /** The exit that waits for a mediator's co-signature, where the actor knows of it. */
  readonly proposed: ExitProposal | null;
  /** What the actor's world has of a finding. */
  readonly finding: FindingFacts;
  /** Whether a task of the case has a recorded denial of access. */
  readonly accessDenied: boolean;
}

/** Finds the terms of reference in force at the time of the act, in the actor's world. */
export async function termsInForce({ reads, at }: Reading): Promise<KnownTerms | null> {
  return reads.first(KnownTerms, 'inForceFrom', at);
}

/**
 * Loads an allegation in the actor's world; what belongs to it is asked for at the same time.
 * @throws ActRefused NOT_FOUND
 */
export async function loadAllegation(
  reading: Reading,
  id: string,
  path: readonly string[],
): Promise<AllegationTarget> {
  const { reads } = reading;
  const [changes, exits, tasks, terms] = await Promise.all([
    reads.find(Allegation, id),
    reads.children(ExitProposal, 'allegationId', id),
    reads.children(VerificationTask, 'allegationId', id),
    termsInForce(reading),
  ]);
  if (!changes) throw notFound(path);
  const finding = await findingFacts(changes, reads.children.bind(reads), reading);
  return {
    changes,
    terms,
    finding,
    proposed: exits.find(({ status }) => status === 'PROPOSED') ?? null,
    accessDenied: tasks.some(({ status }) => status === 'ACCESS_DENIED'),
  };
}

/** What the state machine looks at of the allegation itself, which need not be written yet. */
type Known = Pick<
  Allegation,
  | 'status'
  | 'byCode'
  | 'respondentCode'
  | 'otherPartyCode'
  | 'sourceRisk'
  | 'responseState'
  | 'settlementByCode'
>;

/** Sees an allegation as the state machine does. */
export function situationOf(
  {
    changes,
    proposed,
    accessDenied,
    finding,
  }: Omit<AllegationTarget, 'changes' | 'terms'> & { readonly changes: Known },
  viewer: Viewer,
): Situation {
  const { status, byCode, respondentCode, sourceRisk, responseState, settlementByCode } = changes;
  return {
    status,
    submitter: byCode,
    respondent: respondentCode,
    otherParty: otherPartyOf(changes),
    sourceRisk,
    responseState,
    settlementBy: settlementByCode,
    proposedExit: proposed?.kind ?? null,
    finding,
    accessDenied,
    actor: { delegation: viewer.delegation, role: viewer.role },
  };
}

/** Says that an act is not open: where the record stands, and what is open to the actor instead. */
export function notOpen(where: string, open: readonly string[], path: readonly string[]): Fault {
  const message = `${where}; open to you now: ${open.join(', ') || 'none'}`;
  return { code: 'ILLEGAL_TRANSITION', path, message };
}

/** Says that a case is not where an act needs it, and what is open on it to the actor. */
export function caseNotOpen(
  target: AllegationTarget,
  viewer: Viewer,
  path: readonly string[],
): Fault {
  const situation = situationOf(target, viewer);
  return notOpen(`the allegation is ${situation.status}`, allegationVerbs(situation), path);
}

/** Refuses an act that is not open to the actor now, and says which are. */
export function transitionFaults(
  verb: AllegationVerb,
  target: AllegationTarget,
  { viewer }: Pick<Facts<unknown>, 'viewer'>,
): readonly Fault[] {
  if (nextStatus(verb, situationOf(target, viewer))) return [];
  return [caseNotOpen(target, viewer, ['input', 'id'])];
}

/** Refuses an act that starts a clock while no terms of reference set its hours. */
export function termsFaults(target: AllegationTarget, clock: string): readonly Fault[] {
  return clockFaults(target.terms, clock);
}

/** Refuses what needs the hours of a clock while no terms of reference set them. */
export function clockFaults(
  terms: KnownTerms | null,
  clock: string,
  path: readonly string[] = ['input', 'id'],
): readonly Fault[] {
  if (terms?.hours[clock] !== undefined) return [];
  const message = `no terms of reference in force set the clock ${clock}`;
  return [{ code: 'BAD_USER_INPUT', path, message }];
}
