import type { ClassName } from '../policy/classes.js';
import type { Delegation, Directory } from '../viewer/directory.js';
import { ROLES_OF_KIND, type Role, type Scope, SCOPES } from '../viewer/roles.js';
import { appSeat, personSeat } from '../viewer/seat-name.js';

/** The widest class that an app of each scope reads (domain.md 2.2 d); compartments never. */
const APP_CAP: Readonly<Record<Scope, ClassName>> = {
  'mechanism:read': 'MECHANISM',
  'delegation:read': 'PARTIES',
  'delegation:confidential': 'SUBMITTER',
};

/** One login role of the database: where it reads, and how much of it. */
export interface Seat {
  readonly name: string;
  readonly delegation: string;
  readonly role: Role;
  /** The schema on its search path: the delegation's world, or an app's capped views on it. */
  readonly schema: string;
  /** For an app: the highest class that it reads. Persons read all that their delegation was given. */
  readonly cap: ClassName | null;
}

/** Names the schema that holds what a delegation may know. */
export function worldSchema(delegation: string): string {
  return `world_${delegation.toLowerCase()}`;
}

function seatsOf(delegation: Delegation, directory: Directory): readonly Seat[] {
  const world = worldSchema(delegation.code);
  return ROLES_OF_KIND[delegation.kind].flatMap((role): Seat[] => {
    if (role !== 'INTEGRATOR') {
      return [
        {
          name: personSeat(delegation.code, role),
          delegation: delegation.code,
          role,
          schema: world,
          cap: null,
        },
      ];
    }
    if (delegation.kind === 'PUBLIC') return [];
    return SCOPES.map((scope) => {
      const name = appSeat(delegation.code, directory.publicCode, [scope]);
      return {
        name,
        delegation: delegation.code,
        role,
        schema: `world_${name}`,
        cap: APP_CAP[scope],
      };
    });
  });
}

/** Lists every seat of a deployment: one for each role that a delegation may hold, and one for each tier of its apps. */
export function allSeats(directory: Directory): readonly Seat[] {
  return directory.delegations.flatMap((delegation) => seatsOf(delegation, directory));
}

/** Tells whether a seat reads the records of a case, or only what the whole mechanism refers to. */
export function readsCases(role: Role): boolean {
  // A monitor reads the cases assigned to it; until an assignment exists it reads none (domain.md 2.6).
  return role !== 'MONITOR' && role !== 'SOURCE_CUSTODIAN' && role !== 'AUDITOR';
}
