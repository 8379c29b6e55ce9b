import { createHash } from 'node:crypto';

import type { Pool, PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** Names of statements by their texts, which are constant: as many as there are shapes of statements. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
}

/** An answer that is on its way: whoever sends more does not wait for it. */
export interface Sent<Row> {
  readonly rows: Promise<readonly Row[]>;
}

/** A transaction has its connection; a manager without one takes any of its pool. */
async function clientOf({ queryRunner, dataSource }: EntityManager): Promise<Pool | PoolClient> {
  if (queryRunner) return (await queryRunner.connect()) as PoolClient;
  return (dataSource.driver as PostgresDriver).master as Pool;
}

/**
 * Sends a statement as a prepared one, in a transaction or on any connection of a pool: a long text, e.g. a
 * projection, is parsed and planned once a connection instead of in every act. Its text is constant; every value is a
 * parameter. In a transaction it is on its way when this resolves: what is asked later comes after it.
 */
export async function sendPrepared<Row>(
  manager: EntityManager,
  text: string,
  values: readonly unknown[],
): Promise<Sent<Row>> {
  const client = await clientOf(manager);
  const query = { name: nameOf(text), text, values: [...values] };
  return { rows: client.query(query).then(({ rows }) => rows as readonly Row[]) };
}

/** Runs a statement as a prepared one and waits for its rows. */
export async function queryPrepared<Row>(
  manager: EntityManager,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const { rows } = await sendPrepared<Row>(manager, text, values);
  return rows;
}
