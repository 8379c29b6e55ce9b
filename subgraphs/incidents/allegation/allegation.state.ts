import type { Role } from '../../../shared/viewer/roles.js';

/** Every status of an allegation (domain.md 2.3). */
export const ALLEGATION_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'REGISTERED',
  'NOTIFIED',
  'UNDER_VERIFICATION',
  'FINDING_SHARED',
  'DETERMINED',
  'MEASURES_PENDING',
  'REMEDY_IN_PROGRESS',
  'CLOSED',
  'UNDER_APPEAL',
  'WITHDRAWN',
  'INADMISSIBLE',
  'MERGED',
  'SUSPENDED_NO_ACCESS',
  'SETTLED_LOCALLY',
] as const;
export type AllegationStatus = (typeof ALLEGATION_STATUSES)[number];

/** The acts on an allegation. */
export const ALLEGATION_VERBS = ['SUBMIT', 'REGISTER', 'NOTIFY', 'RESPOND'] as const;
export type AllegationVerb = (typeof ALLEGATION_VERBS)[number];

/** In what capacity the actor stands to the allegation. */
type Capacity = 'SUBMITTER' | 'RESPONDENT' | 'REGISTRY';

interface Transition {
  readonly verb: AllegationVerb;
  readonly from: AllegationStatus;
  readonly to: AllegationStatus;
  readonly capacity: Capacity;
  readonly roles: readonly Role[];
}

/** domain.md 2.4, the first part of the case's life. */
const TRANSITIONS: readonly Transition[] = [
  {
    verb: 'SUBMIT',
    from: 'DRAFT',
    to: 'SUBMITTED',
    capacity: 'SUBMITTER',
    roles: ['PARTY_OFFICER', 'PARTY_HEAD'],
  },
  {
    verb: 'REGISTER',
    from: 'SUBMITTED',
    to: 'REGISTERED',
    capacity: 'REGISTRY',
    roles: ['SECRETARIAT'],
  },
  {
    verb: 'NOTIFY',
    from: 'REGISTERED',
    to: 'NOTIFIED',
    capacity: 'REGISTRY',
    roles: ['SECRETARIAT'],
  },
  {
    verb: 'RESPOND',
    from: 'NOTIFIED',
    to: 'NOTIFIED',
    capacity: 'RESPONDENT',
    roles: ['PARTY_OFFICER', 'PARTY_HEAD'],
  },
];

/** What the machine looks at: the allegation and who acts. */
export interface Situation {
  readonly status: AllegationStatus;
  readonly submitter: string;
  readonly respondent: string;
  readonly sourceRisk: string | null;
  readonly actor: { readonly delegation: string; readonly role: Role };
}

function holds(capacity: Capacity, situation: Situation): boolean {
  switch (capacity) {
    case 'SUBMITTER':
      return situation.actor.delegation === situation.submitter;
    case 'RESPONDENT':
      return situation.actor.delegation === situation.respondent;
    case 'REGISTRY':
      return true;
  }
}

/** A source at risk is the head's responsibility, not an officer's. */
function needsHead(transition: Transition, situation: Situation): boolean {
  return (
    transition.verb === 'SUBMIT' &&
    situation.sourceRisk === 'AT_RISK' &&
    situation.actor.role !== 'PARTY_HEAD'
  );
}

function allowed(transition: Transition, situation: Situation): boolean {
  return (
    transition.from === situation.status &&
    transition.roles.includes(situation.actor.role) &&
    holds(transition.capacity, situation) &&
    !needsHead(transition, situation)
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
