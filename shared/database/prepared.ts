import pg, { type Pool } from 'pg';
import type { EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

import {
  type Asked,
  type BatchingClient,
  ignoreFailure,
  type PooledClient,
} from './batching-client.js';
import type { Answered } from './row-batch.js';

/** An answer that is on its way: whoever sends more does not wait for it. */
export interface Sent<Row> {
  readonly rows: Promise<readonly Row[]>;
}

type Parse = (text: string) => unknown;
const parserOf = pg.types.getTypeParser as (oid: number) => Parse;

/** Reads rows as pg's own queries do. */
function readRows({ rows, columns }: Answered): readonly unknown[] {
  if (rows.length === 0) return [];
  const readers = columns.map(({ name, dataTypeID }) => ({ name, parse: parserOf(dataTypeID) }));
  return rows.map((cells) => {
    const row: Record<string, unknown> = {};
    for (const [at, { name, parse }] of readers.entries()) {
      const cell = cells[at] ?? null;
      row[name] = cell === null ? null : parse(cell);
    }
    return row;
  });
}

async function askOne(pool: Pool, asked: Asked): Promise<Answered> {
  const client = (await pool.connect()) as PooledClient;
  client.on('error', ignoreFailure);
  try {
    return await client.ask(asked);
  } finally {
    client.off('error', ignoreFailure);
    client.release();
  }
}

/**
 * Sends a statement as a prepared one, in a transaction or on any connection of a pool: a long text, e.g. a
 * projection, is parsed and planned once a connection instead of in every act. Its text is constant; every value is a
 * parameter. In a transaction it is on its way when this resolves: what is asked later comes after it.
 */
export async function sendPrepared<Row>(
  { queryRunner, dataSource }: EntityManager,
  text: string,
  values: readonly unknown[],
): Promise<Sent<Row>> {
  const asked = { text, values, described: true };
  // A transaction has its connection; a manager without one takes any of its pool.
  if (queryRunner) {
    const client = (await queryRunner.connect()) as BatchingClient;
    return { rows: client.ask(asked).then(readRows) as Promise<readonly Row[]> };
  }
  const pool = (dataSource.driver as PostgresDriver).master as Pool;
  return { rows: askOne(pool, asked).then(readRows) as Promise<readonly Row[]> };
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
