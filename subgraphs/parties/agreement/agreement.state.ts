import type { Role } from '../../../shared/viewer/roles.js';

/** Every status of an agreement (domain.md 2.3). */
export const AGREEMENT_STATUSES = [
  'DRAFT',
  'ANNOUNCED',
  'IN_FORCE',
  'UNDER_REVIEW',
  'BREACH_FOUND',
  'SUSPENDED',
  'TERMINATED',
  'LAPSED',
  'SUPERSEDED',
] as const;
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** The statuses in which an agreement can come to the register; all others follow from acts on it. */
export const RECORDABLE_STATUSES = ['ANNOUNCED', 'IN_FORCE'] as const;

/** The acts on an agreement. */
export const AGREEMENT_VERBS = ['EXTEND'] as const;
export type AgreementVerb = (typeof AGREEMENT_VERBS)[number];

/** What the machine looks at: the agreement and who acts. */
export interface AgreementSituation {
  readonly status: AgreementStatus;
  readonly role: Role;
}

/** Lists the acts that are open to the actor now: an extension leaves IN_FORCE as it is (domain.md 2.4). */
export function agreementVerbs({ status, role }: AgreementSituation): readonly AgreementVerb[] {
  return status === 'IN_FORCE' && role === 'SECRETARIAT' ? ['EXTEND'] : [];
}
