import type { ClassName } from '../policy/classes.js';
import { APP_CAP } from '../policy/reach.js';
import type { Delegation, Directory } from '../viewer/directory.js';
import { ROLES_OF_KIND, type Role, SCOPES } from '../viewer/roles.js';
import { appSeat, personSeat } from '../viewer/seat-name.js';

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
