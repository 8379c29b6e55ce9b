import { createHash } from 'node:crypto';

import type { PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';

/**
 * Runs a statement of a transaction as a prepared one: a long text, e.g. a projection, is parsed and planned once a
 * connection instead of in every act. Its text is constant; every value is a parameter.
 */
export async function queryPrepared<Row>(
  manager: EntityManager,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const client = (await manager.queryRunner?.connect()) as PoolClient | undefined;
  if (!client) throw new Error('a prepared statement needs a transaction');
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  const { rows } = await client.query({ name, text, values: [...values] });
  return rows as readonly Row[];
}
