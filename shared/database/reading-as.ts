import type { Pool, PoolClient } from 'pg';
import utils from 'pg/lib/utils.js';
import type { DataSource, EntityManager } from 'typeorm';

import { READER_SETTING } from '../worlds/row-policy.js';
import { RowBatch, type Statement } from './row-batch.js';
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

const quiet = (): void => {
  // Nobody waits for this statement alone.
};

/** Runs statements of one person in one transaction that says first who reads; they all go out together. */
async function runAs(
  client: PoolClient,
  readerKey: string,
  waiting: readonly Statement[],
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const own = { name: undefined, values: [], resolve: quiet, reject };
    const failing = waiting.map((statement) => ({
      ...statement,
      reject: (error: Error) => {
        statement.reject(error);
        reject(error);
      },
    }));
    const batch: readonly Statement[] = [
      { ...own, text: 'BEGIN READ ONLY' },
      { ...own, text: READER, values: [READER_SETTING, readerKey] },
      ...failing,
      {
        ...own,
        text: 'COMMIT',
        resolve: () => {
          resolve();
        },
      },
    ];
    // Behind a statement that failed there is no transaction any more in which to send the rest.
    const rest = (skipped: readonly Statement[]): void => {
      for (const one of skipped) one.reject(new Error('the transaction has failed'));
    };
    client.query(new RowBatch(batch, rest));
  });
}

/**
 * Makes the reader of rows of one person, for one operation, in a seat in which persons differ: what is asked while a
 * connection is waited for shares it and a transaction, with nobody else's statements between.
 */
export function rowsAs(pool: Pool, readerKey: string): RowReader {
  let waiting: Statement[] | undefined;
  const run = async (): Promise<void> => {
    let client: PoolClient | undefined;
    let batch: readonly Statement[] = [];
    let failed = true;
    const take = (): void => {
      batch = waiting ?? [];
      waiting = undefined;
    };
    try {
      client = await pool.connect();
      take();
      await runAs(client, readerKey, batch);
      failed = false;
    } catch (error) {
      if (!client) take();
      for (const { reject } of batch) reject(error as Error);
    } finally {
      // What went wrong may have left a transaction open: such a connection is not given back.
      client?.release(failed);
    }
  };
  return async (text, given) => {
    const values = given.map((value) => utils.prepareValue(value));
    return new Promise((resolve, reject) => {
      const one = { name: undefined, text, values, resolve, reject };
      if (waiting) {
        waiting.push(one);
        return;
      }
      waiting = [one];
      void run();
    });
  };
}
