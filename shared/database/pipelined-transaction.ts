import type { DataSource, EntityManager } from 'typeorm';

import type { BatchingClient } from './batching-client.js';

/**
 * Runs work in a transaction whose BEGIN goes out together with its first statement. What work sends after a failure
 * fails on the server, and the transaction is rolled back as a whole.
 */
export async function inTransaction<T>(
  source: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = source.createQueryRunner();
  const state = runner as { isTransactionActive: boolean };
  try {
    const client = (await runner.connect()) as BatchingClient;
    // Nobody who is given the manager is to begin another one.
    state.isTransactionActive = true;
    const begun = client.ask({ text: 'BEGIN', values: [] });
    try {
      const [done] = await Promise.all([work(runner.manager), begun]);
      await client.ask({ text: 'COMMIT', values: [] });
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
