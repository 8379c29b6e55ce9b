import type { Role } from '../../../shared/viewer/roles.js';
import type { FindingFacts } from '../finding/finding.situation.js';
import type { AllegationStatus, AllegationVerb, ExitKind } from './allegation.statuses.js';
import {
  type Capacity,
  type CaseCondition,
  type Condition,
  FINDING_CONDITIONS,
  type FindingCondition,
  type Transition,
  TRANSITIONS,
} from './allegation.transitions.js';

/** What the machine looks at: the allegation as the actor knows it, and who acts. */
export interface Situation {
  readonly status: AllegationStatus;
  readonly submitter: string;
  readonly respondent: string;
  /** The party beside the respondent; the submitter where that is a party. */
  readonly otherParty: string;
  readonly sourceRisk: string | null;
  /** What the respondent answered, or that there is no answer. */
  readonly responseState: string;
  /** The party that has confirmed a settlement. */
  readonly settlementBy: string | null;
  /** The exit that waits for a mediator's co-signature; null for those who do not know of it. */
  readonly proposedExit: ExitKind | null;
  /** What the actor's world has of a finding. */
  readonly finding: FindingFacts;
  /** Whether a task of the case has a recorded denial of access. */
  readonly accessDenied: boolean;
  readonly actor: { readonly delegation: string; readonly role: Role };
}

function holds(
  capacity: Capacity,
  { actor, submitter, respondent, otherParty }: Situation,
): boolean {
  switch (capacity) {
    case 'SUBMITTER':
      return actor.delegation === submitter;
    case 'RESPONDENT':
      return actor.delegation === respondent;
    case 'EITHER_PARTY':
      return actor.delegation === otherParty || actor.delegation === respondent;
    case 'MECHANISM':
      return true;
  }
}

/** A source at risk is the head's responsibility, not an officer's; in the secretariat its own, not a monitor's. */
export function answersForSources(role: Role): boolean {
  return role === 'PARTY_HEAD' || role === 'SECRETARIAT';
}

function isOfFinding(condition: Condition): condition is FindingCondition {
  return condition in FINDING_CONDITIONS;
}

function isLast({ heard, concurred, toConcur }: FindingFacts): boolean {
  return heard && !concurred && toConcur <= 1;
}

const OF_A_FINDING: Readonly<Record<FindingCondition, (finding: FindingFacts) => boolean>> = {
  NO_DRAFT: ({ drafted }) => !drafted,
  DRAFTED: ({ drafted }) => drafted,
  SHAREABLE: ({ shareable }) => shareable,
  DRAFTED_OR_SHARED: ({ drafted, shared }) => drafted || shared,
  NOT_COMMENTED: ({ shared, commented }) => shared && !commented,
  NOT_DISSENTED: ({ shared, dissented }) => shared && !dissented,
  HEARD: ({ heard }) => heard,
  CONCURRENCE_TO_COME: ({ heard, concurred, toConcur }) => heard && !concurred && toConcur > 1,
  LAST_CONCURRENCE: isLast,
  LAST_AND_OPEN: (finding) => isLast(finding) && !finding.asBefore,
  LAST_AND_AS_BEFORE: (finding) => isLast(finding) && finding.asBefore,
  MEASURE_DUE: ({ measureDue }) => measureDue,
  NO_MEASURE_DUE: ({ measureDue }) => !measureDue,
};

const OF_A_CASE: Readonly<Record<CaseCondition, (situation: Situation) => boolean>> = {
  HEAD_IF_SOURCE_AT_RISK: ({ sourceRisk, actor }) =>
    sourceRisk !== 'AT_RISK' || answersForSources(actor.role),
  NOTHING_PROPOSED: ({ proposedExit }) => proposedExit === null,
  INADMISSIBILITY_PROPOSED: ({ proposedExit }) => proposedExit === 'INADMISSIBILITY',
  MERGER_PROPOSED: ({ proposedExit }) => proposedExit === 'MERGER',
  ANSWERED_OR_LATE: ({ responseState }) => responseState !== 'RESPONSE_PENDING',
  ACCESS_DENIED: ({ accessDenied }) => accessDenied,
  NO_SETTLEMENT_YET: ({ settlementBy }) => settlementBy === null,
  OTHER_SIDE_CONFIRMED: ({ settlementBy, actor }) =>
    settlementBy !== null && settlementBy !== actor.delegation,
};

function meets(condition: Condition, situation: Situation): boolean {
  return isOfFinding(condition)
    ? OF_A_FINDING[condition](situation.finding)
    : OF_A_CASE[condition](situation);
}

function allowed(transition: Transition, situation: Situation): boolean {
  return (
    transition.from === situation.status &&
    transition.roles.includes(situation.actor.role) &&
    holds(transition.capacity, situation) &&
    (transition.if === undefined || meets(transition.if, situation))
  );
}

/** Lists the acts that are open to the actor now. */
export function allegationVerbs(situation: Situation): readonly AllegationVerb[] {
  return TRANSITIONS.filter((transition) => allowed(transition, situation)).map(
    (transition) => transition.verb,
  );
}

/** Gives the status after an act; undefined when the act is not open to the actor now. */
export function nextStatus(
  verb: AllegationVerb,
  situation: Situation,
): AllegationStatus | undefined {
  return TRANSITIONS.find(
    (transition) => transition.verb === verb && allowed(transition, situation),
  )?.to;
}
