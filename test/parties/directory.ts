import { Directory } from '../../shared/viewer/directory.js';
import type { Role } from '../../shared/viewer/roles.js';
import type { Viewer } from '../../shared/viewer/viewer.js';

const entry = { capacities: [], displayNames: { en: 'A delegation' }, issuer: null };

/** A deployment with invented codes: nothing in the code may know the real ones. */
export const directory = new Directory([
  { ...entry, code: 'EAST', kind: 'PARTY', displayNames: { en: 'East', 'fa-AF': 'شرق' } },
  { ...entry, code: 'WEST', kind: 'PARTY' },
  { ...entry, code: 'HILL', kind: 'MEDIATOR', capacities: ['HOST', 'GUARANTOR'] },
  { ...entry, code: 'LAKE', kind: 'MEDIATOR' },
  { ...entry, code: 'DESK', kind: 'SECRETARIAT' },
  { ...entry, code: 'GUEST', kind: 'OBSERVER' },
  { ...entry, code: 'ANYONE', kind: 'PUBLIC' },
]);

/** A person's viewer. */
export function person(delegation: string, role: Role): Viewer {
  return { delegation, role, subject: 'someone', seat: '', scopes: [], client: null };
}

/** Noon of a day in November 2025, UTC. */
export function day(number: number): Date {
  return new Date(Date.UTC(2025, 10, number, 12));
}

/** An input's fields without its class, so that a test can vary one of them. */
export type Plain<T> = { [K in keyof T]: T[K] };
