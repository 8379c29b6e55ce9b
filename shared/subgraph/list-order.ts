import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

import type { Position } from './cursor.js';

/**
 * By what a list is ordered; the id is the tie-break, in the same direction, so that the order is total. A record
 * without a value counts as later than all others, as PostgreSQL's own indexes have it.
 */
export interface ListOrder {
  /** Names the order: a cursor of one order is no cursor of another. */
  readonly name: string;
  /** The SQL expression, over the alias `r` and what the list joins; never anything that a client gave. */
  readonly by: string;
  /** Its type in PostgreSQL, as which a cursor's value is read again. */
  readonly type: 'timestamptz' | 'date';
  readonly starts: 'FIRST' | 'LAST';
}

/** As the records came to the viewer's delegation, the newest first: the order of every list that names no other. */
export const NEWEST: ListOrder = {
  name: 'newest',
  by: 'r.created_at',
  type: 'timestamptz',
  starts: 'LAST',
};

type Direction = 'ASC' | 'DESC';

/** Says in which direction the database reads: from the start of the order on, or from its end back. */
export function directionOf({ starts }: ListOrder, backwards: boolean): Direction {
  return (starts === 'FIRST') === backwards ? 'DESC' : 'ASC';
}

/** Narrows a query to what comes after a position, as it is read in a direction. */
export function seek<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  { by, type }: ListOrder,
  direction: Direction,
  [name, { value, id }]: readonly [name: string, position: Position],
): void {
  const rises = direction === 'ASC';
  const than = rises ? '>' : '<';
  if (value === null) {
    const same = `(${by} IS NULL AND r.id ${than} :${name}Id)`;
    query.andWhere(rises ? same : `(${same} OR ${by} IS NOT NULL)`, { [`${name}Id`]: id });
    return;
  }
  const past = `(${by}, r.id) ${than} (CAST(:${name}Value AS ${type}), :${name}Id)`;
  query.andWhere(rises ? `(${past} OR ${by} IS NULL)` : past, {
    [`${name}Value`]: value,
    [`${name}Id`]: id,
  });
}
