import type { Role } from '../../../shared/viewer/roles.js';

/** Where a member stands at a time: it follows from the dates alone. */
export const MEMBER_STATES = ['TO_COME', 'IN_OFFICE', 'ENDED'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

export const MEMBER_VERBS = ['END'] as const;
/** The acts on a member. */
export type MemberVerb = (typeof MEMBER_VERBS)[number];

/** What the machine looks at: the member, who acts, and when. */
export interface MemberSituation {
  readonly delegation: string;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
  readonly actor: { readonly delegation: string; readonly role: Role };
  readonly at: Date;
}

/** The roles that keep their own delegation's list of members. */
const KEEPERS: readonly Role[] = ['PARTY_HEAD', 'MEDIATOR', 'SECRETARIAT'];

/** Tells where a member stands. */
export function memberState({ validFrom, validUntil, at }: MemberSituation): MemberState {
  if (validUntil !== null && validUntil <= at) return 'ENDED';
  return validFrom > at ? 'TO_COME' : 'IN_OFFICE';
}

/** Lists the acts that are open to the actor now. */
export function memberVerbs(situation: MemberSituation): readonly MemberVerb[] {
  const { actor, delegation } = situation;
  const own = actor.delegation === delegation && KEEPERS.includes(actor.role);
  return own && memberState(situation) !== 'ENDED' ? ['END'] : [];
}
