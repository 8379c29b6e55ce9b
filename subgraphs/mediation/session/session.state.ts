import type { Role } from '../../../shared/viewer/roles.js';

/** Every kind of session (domain.md 2.3). */
export const SESSION_KINDS = [
  'PLENARY',
  'PROXIMITY',
  'CAUCUS',
  'TECHNICAL',
  'PRINCIPALS',
  'HOTLINE_REVIEW',
] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** Every status of a session (domain.md 2.3). */
export const SESSION_STATUSES = [
  'SCHEDULED',
  'OPEN',
  'ADJOURNED',
  'CLOSED',
  'POSTPONED',
  'CANCELLED',
] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

/** The acts on a session. */
export const SESSION_VERBS = ['OPEN', 'CLOSE', 'ADD_AGENDA_ITEM'] as const;
export type SessionVerb = (typeof SESSION_VERBS)[number];

interface Transition {
  readonly verb: SessionVerb;
  readonly from: SessionStatus;
  readonly to: SessionStatus;
}

const CONVENERS: readonly Role[] = ['MEDIATOR', 'SECRETARIAT'];

/** The first part of a session's life; an agenda grows until the session is closed. */
const TRANSITIONS: readonly Transition[] = [
  { verb: 'OPEN', from: 'SCHEDULED', to: 'OPEN' },
  { verb: 'CLOSE', from: 'OPEN', to: 'CLOSED' },
  { verb: 'ADD_AGENDA_ITEM', from: 'SCHEDULED', to: 'SCHEDULED' },
  { verb: 'ADD_AGENDA_ITEM', from: 'OPEN', to: 'OPEN' },
];

/** What the machine looks at: the session and who acts. */
export interface Situation {
  readonly kind: SessionKind;
  readonly status: SessionStatus;
  /** The mediators of a caucus; null for every other kind. */
  readonly mediators: readonly string[] | null;
  readonly actor: { readonly delegation: string; readonly role: Role };
}

/** A caucus is run by the mediators who hold it; every other session by any mediator or the secretariat. */
function convenes({ kind, mediators, actor }: Situation): boolean {
  if (kind !== 'CAUCUS') return CONVENERS.includes(actor.role);
  return actor.role === 'MEDIATOR' && mediators?.includes(actor.delegation) === true;
}

/** Lists the acts that are open to the actor now. */
export function sessionVerbs(situation: Situation): readonly SessionVerb[] {
  if (!convenes(situation)) return [];
  return TRANSITIONS.filter(({ from }) => from === situation.status).map(({ verb }) => verb);
}

/** Gives the status after an act; undefined when the act is not open to the actor now. */
export function nextStatus(verb: SessionVerb, situation: Situation): SessionStatus | undefined {
  if (!convenes(situation)) return undefined;
  return TRANSITIONS.find((known) => known.verb === verb && known.from === situation.status)?.to;
}
