import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';

import { BatchingClient } from '../../shared/database/batching-client.js';
import type { Cells } from '../../shared/database/row-batch.js';
import { type RowReader, SeatLines } from '../../shared/database/seat-lines.js';

const NUMBER = 'SELECT $1::int + 1';
const RATIO = 'SELECT 10 / $1::int';
const TEXTS = "SELECT unnest($1::text[]), NULL, 'x'";

let pool: pg.Pool;
let read: RowReader;
/** Tells how many queries pg has sent: a batch is one. */
let queries: jest.SpiedFunction<typeof pg.Client.prototype.query>;

beforeEach(() => {
  pool = new pg.Pool({
    connectionString: process.env.MIZAN_TEST_OWNER_URL,
    max: 1,
    Client: BatchingClient,
    pipeline: true,
  });
  queries = jest.spyOn(pg.Client.prototype, 'query');
  read = new SeatLines(pool, 1).reader();
});
afterEach(async () => {
  queries.mockRestore();
  await pool.end();
});

/** What became of each: its rows, or the code of its fault. */
async function settled(asked: readonly Promise<readonly Cells[]>[]): Promise<readonly unknown[]> {
  const results = await Promise.allSettled(asked);
  return results.map((result) =>
    result.status === 'fulfilled' ? result.value : (result.reason as pg.DatabaseError).code,
  );
}

describe('statements that are asked for together', () => {
  test('go out as one, and each gets its own rows', async () => {
    const asked = [read(NUMBER, [1]), read(TEXTS, [['a', 'b"c']]), read(NUMBER, [41])];
    expect(await settled(asked)).toEqual([
      [['2']],
      [
        ['a', null, 'x'],
        ['b"c', null, 'x'],
      ],
      [['42']],
    ]);
    expect(queries).toHaveBeenCalledTimes(1);
  });

  test('that are asked for while others are on their way follow on the same connection', async () => {
    await read(NUMBER, [1]);
    const first = read('SELECT pg_backend_pid(), pg_sleep(0.05)', []);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const [[[one] = []], [[other] = []]] = await Promise.all([
      first,
      read('SELECT pg_backend_pid()', []),
    ]);
    expect(other).toBe(one);
    expect(queries).toHaveBeenCalledTimes(3);
  });

  test('do not suffer from one that fails: those before it and behind it are answered', async () => {
    const asked = [read(NUMBER, [1]), read(RATIO, [0]), read(RATIO, [5]), read(TEXTS, [['a']])];
    // 22012 is "division_by_zero" (PostgreSQL's manual, appendix A).
    expect(await settled(asked)).toEqual([[['2']], '22012', [['2']], [['a', null, 'x']]]);
    expect(await read(RATIO, [2])).toEqual([['5']]);
  });

  test('are answered where a failure before them kept them from being prepared', async () => {
    await read(RATIO, [1]);
    const failing = [read(RATIO, [0]), read(NUMBER, [1])];
    // The next batch goes out before the failure is known, and counts on what the first was to prepare.
    await new Promise((resolve) => {
      process.nextTick(resolve);
    });
    const next = [read(NUMBER, [2]), read(NUMBER, [3])];
    expect(await settled([...failing, ...next])).toEqual(['22012', [['2']], [['3']], [['4']]]);
  });

  test('are prepared anew where the connection has forgotten them', async () => {
    await read(NUMBER, [1]);
    await read('DEALLOCATE ALL', []);
    expect(await settled([read(NUMBER, [1]), read(NUMBER, [2])])).toEqual([[['2']], [['3']]]);
  });

  test('all fail when their connection does', async () => {
    const asked = [read('SELECT pg_terminate_backend(pg_backend_pid())', []), read(NUMBER, [1])];
    const codes = await settled(asked);
    // 57P01 is "admin_shutdown"; behind it there is no connection.
    expect(codes[0]).toBe('57P01');
    expect(codes[1]).not.toEqual([['2']]);
    expect(await read(NUMBER, [1])).toEqual([['2']]);
  });

  test('that cannot be written fail by themselves', async () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const asked = [read(NUMBER, [circle]), read(NUMBER, [1])];
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
    ]);
  });
});

describe('statements of a transaction', () => {
  let client: BatchingClient & pg.PoolClient;

  beforeEach(async () => {
    client = (await pool.connect()) as BatchingClient & pg.PoolClient;
  });
  afterEach(() => {
    client.release();
  });

  const ask = async (text: string, ...values: unknown[]) =>
    (await client.ask({ text, values })).rows;

  test('behind one that fails are not sent again, so that none is run after the transaction', async () => {
    await ask('CREATE TEMPORARY TABLE written (number int)');
    const asked = [
      ask('BEGIN'),
      ask('INSERT INTO written VALUES (10 / $1::int)', 0),
      ask('INSERT INTO written VALUES ($1)', 2),
    ];
    expect(await settled(asked)).toEqual([[], '22012', '22012']);
    await ask('ROLLBACK');
    expect(await ask('SELECT count(*) FROM written')).toEqual([['0']]);
    expect(await ask('INSERT INTO written VALUES ($1) RETURNING number', 3)).toEqual([['3']]);
  });

  test('keep their order with queries of pg’s own', async () => {
    await ask('CREATE TEMPORARY TABLE written (number int)');
    const asked = [ask('BEGIN'), ask('INSERT INTO written VALUES ($1)', 1)];
    const own: pg.PoolClient = client;
    const { rows } = await own.query('SELECT number FROM written');
    expect(rows).toEqual([{ number: 1 }]);
    await Promise.all([...asked, own.query('ROLLBACK')]);
    expect(await ask('SELECT count(*) FROM written')).toEqual([['0']]);
  });

  test('have the columns that were described when they were prepared', async () => {
    const asked = { text: 'SELECT $1::int AS number, now() AS at', described: true };
    const first = await client.ask({ ...asked, values: [1] });
    const again = await client.ask({ ...asked, values: [2] });
    // 23 is int4, 1184 timestamptz (PostgreSQL's pg_type.dat).
    const columns = [
      { name: 'number', dataTypeID: 23 },
      { name: 'at', dataTypeID: 1184 },
    ];
    expect(first.columns).toMatchObject(columns);
    expect(again.columns).toMatchObject(columns);
    expect(again.rows[0]?.[0]).toBe('2');
  });
});
