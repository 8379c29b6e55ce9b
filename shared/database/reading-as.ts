import type { Pool } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

import { READER_SETTING } from '../worlds/row-policy.js';
import { AS_TEXT, type RowReader } from './seat-lines.js';

/**
 * Makes the manager of one person in a seat in which persons differ: each statement runs in a transaction of its
 * own, which says first who reads. The setting ends with the transaction, whatever becomes of it, so a connection
 * goes back to the pool as nobody's; a statement that came there by another way would find nothing.
 */
export function readingAs(source: DataSource, readerKey: string): EntityManager {
  const runner = source.createQueryRunner();
  // It never connects: what is asked of it is asked on a connection that the transaction takes and gives back.
  const query = async (statement: string, parameters?: unknown[], structured?: true) =>
    source.transaction(async ({ queryRunner }): Promise<unknown> => {
      if (!queryRunner) throw new Error('a transaction has no connection');
      await queryRunner.query('SELECT set_config($1, $2, true)', [READER_SETTING, readerKey]);
      return structured === true
        ? queryRunner.query(statement, parameters, structured)
        : queryRunner.query(statement, parameters);
    });
  runner.query = query as typeof runner.query;
  return source.createEntityManager(runner);
}

const READER = 'SELECT set_config($1, $2, true)';

/**
 * Makes the reader of rows of one person in a seat in which persons differ: each statement has a connection to itself,
 * for a transaction that says first who reads. The four go out together; where one fails, COMMIT is a ROLLBACK.
 */
export function rowsAs(pool: Pool, readerKey: string): RowReader {
  return async (text, values) => {
    const client = await pool.connect();
    let failed = true;
    try {
      const query = { text, values: [...values], rowMode: 'array' as const, types: AS_TEXT };
      const [, , { rows }] = await Promise.all([
        client.query('BEGIN READ ONLY'),
        client.query(READER, [READER_SETTING, readerKey]),
        client.query<(string | null)[]>(query as never),
        client.query('COMMIT'),
      ]);
      failed = false;
      return rows;
    } finally {
      // What went wrong may have left a transaction open: such a connection is not given back.
      client.release(failed);
    }
  };
}
