import type { Role, Scope } from '../viewer/roles.js';
import type { ClassName } from './classes.js';

/** The widest class that an app of each scope reads (domain.md 2.2 d); compartments never. */
export const APP_CAP: Readonly<Record<Scope, ClassName>> = {
  'mechanism:read': 'MECHANISM',
  'delegation:read': 'PARTIES',
  'delegation:confidential': 'SUBMITTER',
};

/** Who reads no record of a case by its role alone; a monitor reads those of the cases assigned to it (domain.md 2.6). */
export const WITHOUT_CASES: readonly Role[] = ['MONITOR', 'SOURCE_CUSTODIAN', 'AUDITOR'];

/** Tells whether a role reads the records of a case, or only what the whole mechanism refers to. */
export function readsCases(role: Role): boolean {
  return !WITHOUT_CASES.includes(role);
}

/** Tells whether a role reads the records of the cases that are assigned to the person. */
export function readsAssigned(role: Role): boolean {
  return role === 'MONITOR';
}
