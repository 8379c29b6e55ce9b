import type { Pool } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

import { READER_SETTING } from '../worlds/row-policy.js';
import type { BatchingClient, PooledClient } from './batching-client.js';
import type { Cells } from './row-batch.js';
import type { RowReader } from './seat-lines.js';

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

/** A statement that waits for a connection. */
interface Waiting {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly resolve: (rows: readonly Cells[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Runs statements of one person in one transaction that says first who reads; they all go out together. */
async function runAs(
  client: BatchingClient,
  readerKey: string,
  waiting: readonly Waiting[],
): Promise<void> {
  const own = async (text: string, values: readonly unknown[] = []): Promise<unknown> =>
    client.ask({ text, values });
  // What is behind a statement that failed is not run, COMMIT with it.
  await Promise.all([
    own('BEGIN READ ONLY'),
    own(READER, [READER_SETTING, readerKey]),
    ...waiting.map(async ({ text, values, resolve, reject }) =>
      client.ask({ text, values, passing: true }).then(
        ({ rows }) => {
          resolve(rows);
        },
        (error: unknown) => {
          reject(error);
          throw error;
        },
      ),
    ),
    own('COMMIT'),
  ]);
}

/**
 * Makes the reader of rows of one person, for one operation, in a seat in which persons differ: what is asked while a
 * connection is waited for shares it and a transaction, with nobody else's statements between.
 */
export function rowsAs(pool: Pool, readerKey: string): RowReader {
  let waiting: Waiting[] | undefined;
  const run = async (): Promise<void> => {
    let client: PooledClient | undefined;
    let batch: readonly Waiting[] = [];
    let failed = true;
    const take = (): void => {
      batch = waiting ?? [];
      waiting = undefined;
    };
    try {
      client = (await pool.connect()) as PooledClient;
      take();
      await runAs(client, readerKey, batch);
      failed = false;
    } catch (error) {
      if (!client) take();
      for (const { reject } of batch) reject(error);
    } finally {
      // What went wrong may have left a transaction open: such a connection is not given back.
      client?.release(failed);
    }
  };
  return async (text, values) =>
    new Promise((resolve, reject) => {
      const one = { text, values, resolve, reject };
      if (waiting) {
        waiting.push(one);
        return;
      }
      waiting = [one];
      void run();
    });
}
