import type { Role } from '../../../shared/viewer/roles.js';

/** Every status of a call on the hotline (domain.md 2.3). */
export const HOTLINE_STATUSES = [
  'RAISED',
  'RELAYED',
  'ACKNOWLEDGED',
  'ANSWERED',
  'RESOLVED',
  'UNANSWERED',
  'ESCALATED',
] as const;
export type HotlineStatus = (typeof HOTLINE_STATUSES)[number];

/** The acts on a call. */
export const HOTLINE_VERBS = ['RELAY', 'ACKNOWLEDGE', 'ANSWER', 'RESOLVE', 'ESCALATE'] as const;
export type HotlineVerb = (typeof HOTLINE_VERBS)[number];

/** In what capacity the actor stands to the call. */
type Capacity = 'CALLER' | 'CALLEE' | 'REGISTRY';

interface Transition {
  readonly verb: HotlineVerb;
  readonly from: readonly HotlineStatus[];
  readonly to: HotlineStatus;
  readonly by: readonly Capacity[];
}

/** domain.md 2.4, the hotline. A late step can still be taken; UNANSWERED is the clock's to set, and ends the waiting. */
const TRANSITIONS: readonly Transition[] = [
  { verb: 'RELAY', from: ['RAISED'], to: 'RELAYED', by: ['REGISTRY'] },
  { verb: 'ACKNOWLEDGE', from: ['RELAYED'], to: 'ACKNOWLEDGED', by: ['CALLEE'] },
  { verb: 'ANSWER', from: ['ACKNOWLEDGED'], to: 'ANSWERED', by: ['CALLEE'] },
  { verb: 'RESOLVE', from: ['ANSWERED'], to: 'RESOLVED', by: ['CALLER'] },
  {
    verb: 'ESCALATE',
    from: ['ANSWERED', 'UNANSWERED'],
    to: 'ESCALATED',
    by: ['CALLER', 'REGISTRY'],
  },
];

/** What the machine looks at: the call, and who acts. */
export interface Situation {
  readonly status: HotlineStatus;
  readonly caller: string;
  readonly callee: string;
  readonly actor: { readonly delegation: string; readonly role: Role };
}

const SPEAKERS: readonly Role[] = ['PARTY_OFFICER', 'PARTY_HEAD'];

function holds(capacity: Capacity, { caller, callee, actor }: Situation): boolean {
  switch (capacity) {
    case 'CALLER':
      return SPEAKERS.includes(actor.role) && actor.delegation === caller;
    case 'CALLEE':
      return SPEAKERS.includes(actor.role) && actor.delegation === callee;
    case 'REGISTRY':
      return actor.role === 'SECRETARIAT';
  }
}

function allowed({ from, by }: Transition, situation: Situation): boolean {
  return from.includes(situation.status) && by.some((capacity) => holds(capacity, situation));
}

/** Lists the acts that are open to the actor now. */
export function hotlineVerbs(situation: Situation): readonly HotlineVerb[] {
  return TRANSITIONS.filter((transition) => allowed(transition, situation)).map(({ verb }) => verb);
}

/** Gives the status after an act; undefined when the act is not open to the actor now. */
export function nextStatus(verb: HotlineVerb, situation: Situation): HotlineStatus | undefined {
  return TRANSITIONS.find((known) => known.verb === verb && allowed(known, situation))?.to;
}
