import pg from 'pg';

import { CLASSES, covers } from '../policy/classes.js';
import { readsAssigned, readsCases } from '../policy/reach.js';
import { type Seat, worldSchema } from './seats.js';
import type { TableSpec } from './table-spec.js';

const name = pg.escapeIdentifier;
const text = pg.escapeLiteral;

/** The setting that says which person reads, in the one kind of seat in which persons differ (docs/adr/0010). */
export const READER_SETTING = 'mizan.reader';

/**
 * Compiles which of the cases' rows a monitor reads: its own assignments that have not ended, and of all other
 * tables what hangs on a table that it reads, which has such a policy in its turn. Without the setting, or with
 * an empty one, nothing is equal to it.
 */
function assignedRows({ assigned }: TableSpec, seat: Seat): string | undefined {
  if (assigned === undefined) return undefined;
  if ('reader' in assigned) {
    const { reader, until } = assigned;
    // After the transaction that set it, the setting is an empty text and not null.
    const own = `${name(reader)} = NULLIF(current_setting(${text(READER_SETTING)}, true), '')`;
    return `${own} AND ${name(until)} IS NULL`;
  }
  const { column, table, by } = assigned;
  const read = `${name(worldSchema(seat.delegation))}.${name(table)}`;
  return `${name(column)} IN (SELECT o.${name(by)} FROM ${read} o)`;
}

/** Compiles what opens any row of a world to a seat: its time is not over, and it is not for other roles alone. */
export function rowIsOpen(seat: Seat): string {
  return `(until IS NULL OR until > now()) AND (only_roles IS NULL OR ${text(seat.role)} = ANY(only_roles))`;
}

/** Compiles the rows of a world's table that a seat reads; undefined where it reads none. */
export function rowPolicy(spec: TableSpec, seat: Seat): string | undefined {
  const conditions = [rowIsOpen(seat)];
  if (spec.record.reach === 'CASE' && !readsCases(seat.role)) {
    const assigned = readsAssigned(seat.role) ? assignedRows(spec, seat) : undefined;
    if (assigned === undefined) return undefined;
    conditions.push(assigned);
  }
  if (seat.cap !== null) {
    const { cap } = seat;
    if (!covers(cap, spec.record.existence)) return undefined;
    conditions.push(
      `marking IN (${CLASSES.filter((marking) => covers(cap, marking))
        .map(text)
        .join(', ')})`,
    );
  }
  return conditions.join(' AND ');
}
