import { roleName } from '../../database/names.js';
import type { Directory } from '../../viewer/directory.js';
import { allSeats, worldSchema } from '../seats.js';

/** Whether the server's own catalogue must be closed to the seats, or the operator has accepted that it is not. */
export type Catalogue = 'closed' | 'open';

/** Whose boundaries are checked. */
export interface Boundaries {
  readonly directory: Directory;
  readonly prefix: string;
  readonly subgraph: string;
  readonly catalogue: Catalogue;
}

/** What one login role may use: these schemas, and in the first, its world, single columns. */
export interface SeatRole {
  readonly role: string;
  readonly world: string;
  /** The schema of an app's views. */
  readonly views: string | null;
}

/** Lists the login roles of all seats with what they may use. */
export function seatRoles({ directory, prefix }: Boundaries): readonly SeatRole[] {
  return allSeats(directory).map((seat) => ({
    role: roleName(prefix, seat.name),
    world: worldSchema(seat.delegation),
    views: seat.cap === null ? null : seat.schema,
  }));
}
