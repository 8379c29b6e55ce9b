import pg from 'pg';
import type { EntityManager } from 'typeorm';

import type { TableSpec } from './table-spec.js';

const name = pg.escapeIdentifier;

/** Finds the types of which one of the schemas has a row at all: of the others there is nothing to project or to compare. */
export async function filledIn(
  manager: EntityManager,
  specs: readonly TableSpec[],
  schemas: readonly string[],
): Promise<readonly TableSpec[]> {
  const asked = specs.map(({ type, table }) => {
    const any = schemas.map((schema) => `EXISTS (SELECT FROM ${name(schema)}.${name(table)})`);
    return `SELECT ${pg.escapeLiteral(type)} AS type WHERE ${any.join(' OR ')}`;
  });
  const found = await manager.query<{ type: string }[]>(asked.join(' UNION ALL '));
  return specs.filter(({ type }) => found.some((one) => one.type === type));
}
