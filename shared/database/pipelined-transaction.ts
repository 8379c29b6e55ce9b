import type { DataSource, EntityManager } from 'typeorm';

import type { BatchingClient } from './batching-client.js';

/** Takes what was sent last and decides nothing any more: the transaction's end goes out with it. */
type Last = (sent: Promise<unknown>) => void;

async function commit(client: BatchingClient, last: readonly Promise<unknown>[]): Promise<void> {
  const committed = client.ask({ text: 'COMMIT', values: [] });
  await together([...last, committed]);
  // Behind a statement that failed, COMMIT is a ROLLBACK (PostgreSQL's manual, COMMIT).
  const { command } = await committed;
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back');
}

/**
 * Runs work in a transaction whose BEGIN goes out together with its first statement. What work sends after a failure
 * fails on the server, and the transaction is rolled back as a whole.
 */
export async function inTransaction<T>(
  source: DataSource,
  work: (manager: EntityManager, last: Last) => Promise<T>,
): Promise<T> {
  const runner = source.createQueryRunner();
  const state = runner as { isTransactionActive: boolean };
  try {
    const client = (await runner.connect()) as BatchingClient;
    // Nobody who is given the manager is to begin another one.
    state.isTransactionActive = true;
    const begun = client.ask({ text: 'BEGIN', values: [] });
    const last: Promise<unknown>[] = [begun];
    begun.catch(() => undefined);
    try {
      const done = await work(runner.manager, (sent) => {
        last.push(sent);
      });
      await commit(client, last);
      return done;
    } catch (error) {
      await client.ask({ text: 'ROLLBACK', values: [] }).catch(() => undefined);
      throw error;
    } finally {
      state.isTransactionActive = false;
    }
  } finally {
    await runner.release();
  }
}

/**
 * Waits for parts of a transaction's work that go on at the same time, all of them: what one of them sent after the
 * end of the transaction would be written by itself.
 * @throws the first fault in time, which caused the others
 */
export async function together(parts: readonly Promise<unknown>[]): Promise<void> {
  let first: { readonly error: unknown } | undefined;
  await Promise.all(
    parts.map(async (part) =>
      part.catch((error: unknown) => {
        first ??= { error };
      }),
    ),
  );
  if (first) throw first.error;
}
