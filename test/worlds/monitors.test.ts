import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource, EntityManager } from 'typeorm';

import { dataSource } from '../../shared/database/connection.js';
import { readingAs } from '../../shared/database/reading-as.js';
import { readerKey } from '../../shared/viewer/reader-key.js';
import { Duty, FIRST, LATER, Letter, openToy, Reply, TOY, type Toy } from './toy-subgraph.js';

let toy: Toy;
const opened: DataSource[] = [];
const KEYS = { one: 'key of one', two: 'key of two' } as const;
const SECRETARIAT = [{ delegation: 'SEC', clearance: 'SUBMITTER' }] as const;

async function seat(name: string): Promise<DataSource> {
  const { hostname, port } = new URL(toy.place.ownerUrl);
  const place = { ...toy.place, host: hostname, port: Number(port) };
  const login = { place, subgraph: 'toy', seat: name, schema: 'world_sec', connections: 1 };
  const source = await dataSource(login, TOY.entities).initialize();
  opened.push(source);
  return source;
}

beforeAll(async () => {
  toy = await openToy();
  await toy.act(FIRST, async (t) => {
    const letter = {
      marking: 'MECHANISM',
      notice: 'notice',
      privateNote: 'not the secretariat’s',
    } as const;
    for (const [id, caseId] of [
      ['let_1', 'alg_1'],
      ['let_2', 'alg_2'],
      ['let_loose', null],
    ] as const) {
      await t.create(Letter, { ...letter, id, caseId }, SECRETARIAT);
      await t.create(Reply, { id: `rep_${id}`, marking: 'MECHANISM', letterId: id }, SECRETARIAT);
    }
    await t.create(Letter, { ...letter, id: 'let_staff', caseId: 'alg_1' }, [
      { ...SECRETARIAT[0], onlyRoles: ['SECRETARIAT'] },
    ]);
    await t.create(Letter, { ...letter, id: 'let_over', caseId: 'alg_1' }, [
      { ...SECRETARIAT[0], until: new Date(Date.now() - 1_000) },
    ]);
    await t.create(Letter, { ...letter, id: 'let_party', caseId: 'alg_1' }, [
      { delegation: 'AAA', clearance: 'DRAFT' },
    ]);
    for (const [id, allegationId, key, endedAt] of [
      ['dut_1', 'alg_1', KEYS.one, null],
      ['dut_2', 'alg_2', KEYS.two, null],
      ['dut_3', 'alg_2', KEYS.one, FIRST],
      ['dut_4', 'alg_3', '', null],
    ] as const)
      await t.create(Duty, { id, marking: 'DRAFT', allegationId, readerKey: key, endedAt }, [
        { delegation: 'SEC', clearance: 'DRAFT' },
      ]);
  });
});
afterAll(async () => {
  expect(await toy.differences()).toEqual([]);
  await Promise.all(opened.map(async (source) => source.destroy()));
  await toy.close();
});

async function ids(manager: EntityManager): Promise<readonly string[]> {
  const found: string[] = [];
  for (const type of [Letter, Reply, Duty])
    found.push(...(await manager.find<Letter>(type as typeof Letter)).map(({ id }) => id));
  return found.sort();
}

describe('a monitor', () => {
  test('reads the cases assigned to it, what hangs on them, and its own assignment; nothing of another’s', async () => {
    const monitors = await seat('sec_monitor');
    expect(await ids(readingAs(monitors, KEYS.one))).toEqual(['dut_1', 'let_1', 'rep_let_1']);
    expect(await ids(readingAs(monitors, KEYS.two))).toEqual(['dut_2', 'let_2', 'rep_let_2']);
  });

  test.each(['', 'key of', 'KEY OF ONE', 'key of one ', '%', 'key of three'])(
    'under the name %j reads nothing, not even what stands under no name',
    async (key) => {
      const found = await ids(readingAs(await seat('sec_monitor'), key));
      expect(found).toEqual([]);
    },
  );

  test('who does not say who reads, reads nothing; also after another, and after an error', async () => {
    const monitors = await seat('sec_monitor');
    expect(await ids(monitors.manager)).toEqual([]);
    const reading = readingAs(monitors, KEYS.one);
    expect(await reading.count(Letter)).toBe(1);
    expect(await ids(monitors.manager)).toEqual([]);
    await expect(reading.query('SELECT 1 / 0')).rejects.toThrow();
    expect(await ids(monitors.manager)).toEqual([]);
    const [row] = await monitors.query<{ reader: string | null }[]>(
      `SELECT current_setting('mizan.reader', true) AS reader`,
    );
    expect(row?.reader ?? '').toBe('');
  });

  test('two at once on one connection do not read for each other', async () => {
    const monitors = await seat('sec_monitor');
    const both = await Promise.all(
      Array.from({ length: 20 }, async (_, n) =>
        ids(readingAs(monitors, n % 2 === 0 ? KEYS.one : KEYS.two)),
      ),
    );
    expect(new Set(both.map(String))).toEqual(
      new Set(['dut_1,let_1,rep_let_1', 'dut_2,let_2,rep_let_2']),
    );
    expect(both.map((found) => found[0])).toEqual(
      both.map((_, n) => (n % 2 === 0 ? 'dut_1' : 'dut_2')),
    );
  });

  test('reads no more of a record than the secretariat was given', async () => {
    const reading = readingAs(await seat('sec_monitor'), KEYS.one);
    expect(await reading.findOneBy(Letter, { id: 'let_1' })).toMatchObject({
      notice: 'notice',
      privateNote: null,
    });
  });

  test('no longer reads a case from which it was taken', async () => {
    const reading = readingAs(await seat('sec_monitor'), KEYS.two);
    expect(await reading.existsBy(Letter, { id: 'let_2' })).toBe(true);
    await toy.act(LATER, async (t) => t.change(Duty, 'dut_2', { endedAt: LATER }));
    expect(await ids(reading)).toEqual([]);
  });
});

describe('beside the monitors', () => {
  test('the secretariat reads all of its world', async () => {
    expect(await ids((await seat('sec_secretariat')).manager)).toEqual([
      ...['dut_1', 'dut_2', 'dut_3', 'dut_4'],
      ...['let_1', 'let_2', 'let_loose', 'let_staff'],
      ...['rep_let_1', 'rep_let_2', 'rep_let_loose'],
    ]);
  });

  test.each(['sec_custodian', 'sec_auditor', 'sec_app_mechanism'])(
    '%s reads nothing by saying a monitor’s name',
    async (name) => {
      const source = await seat(name);
      const reading = readingAs(source, KEYS.one);
      const rows = await reading.query<object[]>('SELECT id FROM world_sec.duty').catch(() => []);
      expect(rows).toEqual([]);
    },
  );
});

describe('the name under which a person reads', () => {
  const secret = 'a secret of at least 32 characters!!';

  test('is an HMAC that anyone with the secret can compute again', () => {
    // printf '["reader","SEC","monitor-1"]' | openssl dgst -sha256 -hmac 'a secret of at least 32 characters!!'
    expect(readerKey(secret, 'SEC', 'monitor-1')).toBe(
      'd6859bc8a81e02f5bfcfe3fde919bef35a1eead1b99238a1e61329bbfc93fffb',
    );
  });

  test('is another for another person, delegation or deployment, however they are joined', () => {
    const names = [
      readerKey(secret, 'SEC', 'monitor-1'),
      readerKey(secret, 'SEC', 'monitor-2'),
      readerKey(secret, 'SEC', 'm1'),
      readerKey(secret, 'SEC', 'monitor-1 '),
      readerKey(secret, 'AAA', 'monitor-1'),
      readerKey(secret, 'SECm', '1'),
      readerKey(`${secret}!`, 'SEC', 'monitor-1'),
    ];
    expect(new Set(names).size).toBe(names.length);
  });
});
