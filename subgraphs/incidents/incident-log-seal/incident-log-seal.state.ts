import type { Role } from '../../../shared/viewer/roles.js';

/** Every status of the seal of an incident log. */
export const SEAL_STATUSES = ['COMMITTED', 'OPENED', 'WITHDRAWN'] as const;
export type SealStatus = (typeof SEAL_STATUSES)[number];

/** The acts on a seal. */
export const SEAL_VERBS = ['REVEAL', 'WITHDRAW_LOG'] as const;
export type SealVerb = (typeof SEAL_VERBS)[number];

/**
 * What the machine looks at: the seal, whether its own side has deposited the log, and who acts. What the
 * other side has deposited is not among it: no answer may depend on that before both logs are open.
 */
export interface Situation {
  readonly status: SealStatus;
  readonly owner: string;
  /** Whether the other side has committed, too; every delegation knows. */
  readonly paired: boolean;
  readonly deposited: boolean;
  readonly actor: { readonly delegation: string; readonly role: Role };
}

interface Rule {
  readonly verb: SealVerb;
  readonly roles: readonly Role[];
  readonly open: (situation: Situation) => boolean;
}

/** To open one's log to the other side is a release, and a release is the head's (domain.md, rule 6). */
const RULES: readonly Rule[] = [
  { verb: 'REVEAL', roles: ['PARTY_HEAD'], open: ({ deposited }) => !deposited },
  {
    verb: 'WITHDRAW_LOG',
    roles: ['PARTY_OFFICER', 'PARTY_HEAD'],
    open: ({ paired }) => !paired,
  },
];

/** Lists the acts that are open to the actor now. */
export function sealVerbs(situation: Situation): readonly SealVerb[] {
  const { status, owner, actor } = situation;
  if (status !== 'COMMITTED' || actor.delegation !== owner) return [];
  return RULES.filter(({ roles, open }) => roles.includes(actor.role) && open(situation)).map(
    ({ verb }) => verb,
  );
}
