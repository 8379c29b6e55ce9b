import type { Role, Scope } from './roles.js';

const ROLE_SUFFIX: Readonly<Record<Exclude<Role, 'INTEGRATOR'>, string>> = {
  PARTY_HEAD: 'head',
  PARTY_OFFICER: 'officer',
  MEDIATOR: 'mediator',
  SECRETARIAT: 'secretariat',
  MONITOR: 'monitor',
  SOURCE_CUSTODIAN: 'custodian',
  OBSERVER: 'observer',
  AUDITOR: 'auditor',
  PUBLIC: 'reader',
};

/** An app's tier: the widest scope that it was given decides which seat reads for it. */
const APP_SUFFIX: Readonly<Record<Scope, string>> = {
  'mechanism:read': 'app_mechanism',
  'delegation:read': 'app',
  'delegation:confidential': 'app_confidential',
};

/** Names the seat (login role, without the deployment's prefix) of a person's role in a delegation. */
export function personSeat(delegation: string, role: Exclude<Role, 'INTEGRATOR'>): string {
  return `${delegation.toLowerCase()}_${ROLE_SUFFIX[role]}`;
}

/**
 * Names the seat of an app: the widest of its scopes decides. An app without any scope reads what
 * the public reads, so it gets the public delegation's seat.
 */
export function appSeat(
  delegation: string,
  publicDelegation: string,
  scopes: readonly Scope[],
): string {
  for (const scope of ['delegation:confidential', 'delegation:read', 'mechanism:read'] as const) {
    if (scopes.includes(scope)) return `${delegation.toLowerCase()}_${APP_SUFFIX[scope]}`;
  }
  return personSeat(publicDelegation, 'PUBLIC');
}
