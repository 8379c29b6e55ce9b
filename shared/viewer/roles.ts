/** What a delegation is in the mechanism (domain.md 2.3, `DelegationKind`); `PUBLIC` is anyone at all. */
export const DELEGATION_KINDS = ['PARTY', 'MEDIATOR', 'SECRETARIAT', 'OBSERVER', 'PUBLIC'] as const;
export type DelegationKind = (typeof DELEGATION_KINDS)[number];

/** Every role that a viewer can hold (domain.md 2.1). */
export const ROLES = [
  'PARTY_HEAD',
  'PARTY_OFFICER',
  'MEDIATOR',
  'SECRETARIAT',
  'MONITOR',
  'SOURCE_CUSTODIAN',
  'OBSERVER',
  'AUDITOR',
  'INTEGRATOR',
  'PUBLIC',
] as const;
export type Role = (typeof ROLES)[number];

/** The roles that a delegation of each kind may hold; a token that claims another is refused. */
export const ROLES_OF_KIND: Readonly<Record<DelegationKind, readonly Role[]>> = {
  PARTY: ['PARTY_HEAD', 'PARTY_OFFICER', 'INTEGRATOR'],
  MEDIATOR: ['MEDIATOR', 'INTEGRATOR'],
  SECRETARIAT: ['SECRETARIAT', 'MONITOR', 'SOURCE_CUSTODIAN', 'AUDITOR', 'INTEGRATOR'],
  OBSERVER: ['OBSERVER', 'INTEGRATOR'],
  PUBLIC: ['PUBLIC', 'INTEGRATOR'],
};

/** The scopes that an app's token may carry (domain.md 2.2 d). */
export const SCOPES = ['mechanism:read', 'delegation:read', 'delegation:confidential'] as const;
export type Scope = (typeof SCOPES)[number];
