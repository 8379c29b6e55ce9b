import type { Role } from '../../../shared/viewer/roles.js';

/** Every status of an evidence item (domain.md 2.3). */
export const EVIDENCE_STATUSES = [
  'DRAFT',
  'SEALED',
  'UNDER_ASSESSMENT',
  'ASSESSED',
  'QUARANTINED',
  'WITHDRAWN',
] as const;
export type EvidenceStatus = (typeof EVIDENCE_STATUSES)[number];

/** The acts on an evidence item. */
export const EVIDENCE_VERBS = ['SEAL', 'LINK'] as const;
export type EvidenceVerb = (typeof EVIDENCE_VERBS)[number];

interface Transition {
  readonly verb: EvidenceVerb;
  readonly from: EvidenceStatus;
  readonly to: EvidenceStatus;
  readonly roles: readonly Role[];
}

const PARTY_ROLES: readonly Role[] = ['PARTY_OFFICER', 'PARTY_HEAD'];

/** domain.md 2.4, the first part of an item's life; every act here is the submitter's own. */
const TRANSITIONS: readonly Transition[] = [
  { verb: 'SEAL', from: 'DRAFT', to: 'SEALED', roles: PARTY_ROLES },
  // A link is a record of its own: the item stays as it is, so a sealed item can still be linked.
  { verb: 'LINK', from: 'DRAFT', to: 'DRAFT', roles: PARTY_ROLES },
  { verb: 'LINK', from: 'SEALED', to: 'SEALED', roles: PARTY_ROLES },
];

/** What the machine looks at: the item and who acts. */
export interface Situation {
  readonly status: EvidenceStatus;
  readonly submitter: string;
  readonly sourceProtection: string | null;
  readonly actor: { readonly delegation: string; readonly role: Role };
}

/** A source at risk is the head's responsibility, not an officer's. */
function needsHead(transition: Transition, situation: Situation): boolean {
  return (
    transition.verb === 'SEAL' &&
    situation.sourceProtection === 'AT_RISK' &&
    situation.actor.role !== 'PARTY_HEAD'
  );
}

function allowed(transition: Transition, situation: Situation): boolean {
  return (
    transition.from === situation.status &&
    situation.actor.delegation === situation.submitter &&
    transition.roles.includes(situation.actor.role) &&
    !needsHead(transition, situation)
  );
}

/** Lists the acts that are open to the actor now. */
export function evidenceVerbs(situation: Situation): readonly EvidenceVerb[] {
  return TRANSITIONS.filter((transition) => allowed(transition, situation)).map(
    (transition) => transition.verb,
  );
}

/** Gives the status after an act; undefined when the act is not open to the actor now. */
export function nextStatus(verb: EvidenceVerb, situation: Situation): EvidenceStatus | undefined {
  return TRANSITIONS.find(
    (transition) => transition.verb === verb && allowed(transition, situation),
  )?.to;
}
