import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource, type EntityManager } from 'typeorm';

import { BatchingClient } from '../../shared/database/batching-client.js';
import { inTransaction } from '../../shared/database/pipelined-transaction.js';
import { sendPrepared, type Sent } from '../../shared/database/prepared.js';

let source: DataSource;

beforeAll(async () => {
  source = await new DataSource({
    type: 'postgres',
    url: process.env.MIZAN_TEST_OWNER_URL ?? '',
    poolSize: 1,
    extra: { Client: BatchingClient, pipeline: true },
  }).initialize();
  await source.query('CREATE TABLE number_written (number int)');
});
beforeEach(async () => {
  await source.query('TRUNCATE number_written');
});
afterAll(async () => {
  await source.query('DROP TABLE number_written');
  await source.destroy();
});

/** Sends ten divided by a number to be written; of 0 there is none. */
async function write(manager: EntityManager, divisor: number): Promise<Sent<unknown>> {
  const text = 'INSERT INTO number_written VALUES (10 / $1::int)';
  const sent = await sendPrepared(manager, text, [divisor]);
  sent.rows.catch(() => undefined);
  return sent;
}

async function written(): Promise<readonly unknown[]> {
  return source.query('SELECT number FROM number_written ORDER BY number');
}

describe('a transaction', () => {
  test('is written with what was sent last', async () => {
    const done = await inTransaction(source, async (manager, last) => {
      await write(manager, 5);
      last((await write(manager, 2)).rows);
      return 'done';
    });
    expect(done).toBe('done');
    expect(await written()).toEqual([{ number: 2 }, { number: 5 }]);
  });

  test.each([
    ['alone', [0]],
    ['before others', [0, 5]],
    ['behind others', [5, 0]],
  ])('is not acknowledged when what was sent last fails, %s', async (_, divisors) => {
    const done = inTransaction(source, async (manager, last) => {
      await write(manager, 2);
      for (const divisor of divisors) last((await write(manager, divisor)).rows);
    });
    // "division_by_zero" (PostgreSQL's manual, appendix A)
    await expect(done).rejects.toMatchObject({ code: '22012' });
    expect(await written()).toEqual([]);
  });

  test('is not acknowledged when something failed that nobody waits for', async () => {
    const done = inTransaction(source, async (manager) => {
      await write(manager, 2);
      const failing = await write(manager, 0);
      await failing.rows.catch(() => undefined);
    });
    await expect(done).rejects.toThrow('rolled back');
    expect(await written()).toEqual([]);
  });

  test('leaves its connection to the next one, whatever became of it', async () => {
    const failing = inTransaction(source, async (manager, last) => {
      last((await write(manager, 0)).rows);
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    await inTransaction(source, async (manager) => (await write(manager, 1)).rows);
    expect(await written()).toEqual([{ number: 10 }]);
  });
});
