import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';

import { databaseName, roleName, rolePassword } from '../../shared/database/names.js';
import { migrateAll } from '../../shared/database/migrate.js';
import { urlOfDatabase } from '../../shared/database/owner-url.js';
import { parseDirectory } from '../../shared/viewer/directory.js';
import { checkBoundaries } from '../../shared/worlds/boundary-check.js';
import { staleWorlds } from '../../shared/worlds/provision.js';
import {
  DIRECTORY,
  FIRST,
  LATER,
  Letter,
  openToy,
  Term,
  TOY,
  type Toy,
  write,
} from './toy-subgraph.js';

let toy: Toy;

beforeAll(async () => {
  toy = await openToy();
  await toy.act(FIRST, async (t) => {
    await write(t, 'let_draft', [{ delegation: 'AAA', clearance: 'DRAFT' }], 'DRAFT');
    await write(t, 'let_submitted', [{ delegation: 'AAA', clearance: 'DRAFT' }], 'PARTIES');
    await write(t, 'let_framing', [{ delegation: 'AAA', clearance: 'DRAFT' }]);
    await write(t, 'let_low', [{ delegation: 'AAA', clearance: 'MECHANISM' }]);
    await write(t, 'let_caucus', [{ delegation: 'AAA', clearance: 'CAUCUS' }]);
    await write(t, 'let_head', [
      { delegation: 'AAA', clearance: 'PARTIES', onlyRoles: ['PARTY_HEAD'] },
    ]);
    const until = new Date(Date.now() - 1_000);
    await write(t, 'let_over', [{ delegation: 'AAA', clearance: 'PARTIES', until }]);
    await write(t, 'let_open', [
      { delegation: 'AAA', clearance: 'PARTIES', until: new Date('2099-01-01T00:00:00Z') },
    ]);
    await write(t, 'let_sec', [{ delegation: 'SEC', clearance: 'SUBMITTER' }]);
    await t.create(Term, { id: 'ter_1', marking: 'PUBLIC', words: 'words' }, []);
  });
});
afterAll(async () => {
  await toy.close();
});

async function asSeat<T>(seat: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { ownerUrl, prefix, secret } = toy.place;
  const url = new URL(urlOfDatabase(ownerUrl, databaseName(prefix, 'toy')));
  url.username = roleName(prefix, seat);
  url.password = rolePassword(secret, url.username);
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What a seat reads of the letters, one line each: id, clearance and the fields that are there. */
async function read(seat: string, schema: string): Promise<readonly string[]> {
  return asSeat(seat, async (client) => {
    const { rows } = await client.query<Record<string, string | null>>(
      `SELECT id, clearance, notice, narrative, private_note, whisper, source FROM ${schema}.letter ORDER BY id`,
    );
    return rows.map((row) =>
      Object.values(row)
        .map((value) => value ?? '-')
        .join(' '),
    );
  });
}

async function refused(seat: string, statement: string): Promise<string | undefined> {
  return asSeat(seat, async (client) =>
    client.query(statement).then(
      () => 'it was done',
      (error: unknown) => (error as { code?: string }).code,
    ),
  );
}

async function migrate(
  worlds: 'changed' | 'all',
  changes: object = {},
): Promise<readonly string[]> {
  const options = { ...toy.place, directory: DIRECTORY, worlds, now: () => LATER, ...changes };
  return (await migrateAll([TOY], options)).get('toy') ?? [];
}

const OWN = [
  'let_caucus CAUCUS notice - - whisper -',
  'let_draft DRAFT notice narrative private - -',
  'let_framing DRAFT notice narrative private - -',
  'let_head PARTIES notice - - - -',
  'let_low MECHANISM - - - - -',
  'let_open PARTIES notice - - - -',
  'let_submitted DRAFT notice narrative private - -',
];

describe('what a seat reads of its world', () => {
  test('the head: all that was given, but what has ended', async () => {
    expect(await read('aaa_head', 'world_aaa')).toEqual(OWN);
  });

  test('an officer: not what is for heads', async () => {
    expect(await read('aaa_officer', 'world_aaa')).toEqual(
      OWN.filter((line) => !line.startsWith('let_head')),
    );
  });

  test('an app of the delegation: no draft, no compartment, nothing above its scope', async () => {
    expect(await read('aaa_app', 'world_aaa_app')).toEqual([
      'let_caucus PARTIES notice - - - -',
      'let_framing PARTIES notice - - - -',
      'let_low MECHANISM - - - - -',
      'let_open PARTIES notice - - - -',
      'let_submitted PARTIES notice - - - -',
    ]);
    expect(await read('aaa_app_confidential', 'world_aaa_app_confidential')).toEqual([
      'let_caucus SUBMITTER notice - - - -',
      'let_framing SUBMITTER notice narrative - - -',
      'let_low MECHANISM - - - - -',
      'let_open PARTIES notice - - - -',
      'let_submitted SUBMITTER notice narrative - - -',
    ]);
    expect(await read('aaa_app_mechanism', 'world_aaa_app_mechanism')).toEqual([
      'let_caucus MECHANISM - - - - -',
      'let_framing MECHANISM - - - - -',
      'let_low MECHANISM - - - - -',
      'let_open MECHANISM - - - - -',
    ]);
  });

  test('a monitor, a custodian, an auditor: no case; but what the whole mechanism refers to', async () => {
    for (const seat of ['sec_monitor', 'sec_custodian', 'sec_auditor'])
      expect([seat, await read(seat, 'world_sec')]).toEqual([seat, []]);
    expect(await read('sec_secretariat', 'world_sec')).toEqual([
      'let_sec SUBMITTER notice narrative - - -',
    ]);
  });

  test('the public: nothing', async () => {
    expect(await read('public_reader', 'world_public')).toEqual([]);
  });
});

describe('what a seat can not do', () => {
  test.each([
    ['aaa_head', 'SELECT xmin FROM world_aaa.letter'],
    ['aaa_head', 'SELECT * FROM world_aaa.change'],
    ['aaa_head', 'SELECT id FROM world_bbb.letter'],
    ['aaa_head', 'SELECT id FROM mechanism.letter'],
    ['aaa_head', 'SELECT id FROM world_aaa_app.letter'],
    ['aaa_head', `UPDATE world_aaa.letter SET notice = 'x'`],
    ['aaa_head', 'DELETE FROM world_aaa.letter'],
    ['aaa_app', 'SELECT narrative FROM world_aaa.letter'],
    ['aaa_app', 'SELECT whisper FROM world_aaa.letter'],
    ['aaa_app', 'SELECT id FROM world_aaa_app_confidential.letter'],
    ['aaa_app_mechanism', 'SELECT notice FROM world_aaa.letter'],
  ])('%s: %s', async (seat, statement) => {
    expect(await refused(seat, statement)).toBe('42501');
  });
});

describe('the boundaries', () => {
  test('stand as the migration made them', async () => {
    expect(
      await checkBoundaries(toy.source.manager, {
        ...{ directory: DIRECTORY, prefix: toy.place.prefix, subgraph: 'toy', catalogue: 'open' },
      }),
    ).toEqual([]);
  });
});

describe('a migration', () => {
  test('builds the worlds of those to whom it gave what their kind has, and then none', async () => {
    // The term was written without a grant: the migration finds that, and no world may lack it then.
    expect(await migrate('changed')).toEqual(['world_aaa', 'world_bbb']);
    expect(await toy.differences()).toEqual([]);
    expect(await migrate('changed')).toEqual([]);
  });

  test('gives what kinds of delegations have from the start, once, and to no one else', async () => {
    const given = async (): Promise<readonly object[]> =>
      toy.source.query(
        `SELECT delegation, clearance, act FROM mechanism.record_grant WHERE record_type = 'Term' ORDER BY delegation`,
      );
    await migrate('all');
    const expected = ['AAA', 'BBB'].map((delegation) => ({
      ...{ delegation, clearance: 'PUBLIC', act: 'migrate' },
    }));
    expect(await given()).toEqual(expected);
    await migrate('all');
    expect(await given()).toEqual(expected);
    const rows = await toy.source.query<object[]>('SELECT id, words FROM world_bbb.term');
    expect(rows).toEqual([{ id: 'ter_1', words: 'words' }]);
    expect(await toy.source.query('SELECT id FROM world_med.term')).toEqual([]);
  });

  test('builds all when asked to, with the versions and times that each delegation knows, and the feed as it was', async () => {
    await toy.act(LATER, async (t) => t.change(Letter, 'let_submitted', { notice: 'notice 2' }));
    const state = async (): Promise<unknown> =>
      toy.source.query(
        `SELECT (SELECT json_agg(l ORDER BY l.id) FROM world_aaa.letter l) AS rows, (SELECT json_agg(c ORDER BY c.seq) FROM world_aaa.change c) AS feed`,
      );
    const before = await state();
    expect(await migrate('all')).toEqual([
      ...['world_aaa', 'world_bbb', 'world_med', 'world_sec', 'world_public'],
    ]);
    expect(await state()).toEqual(before);
    expect(await toy.differences()).toEqual([]);
  });

  test('builds a world that somebody bent, and only that', async () => {
    await toy.source.query('ALTER TABLE world_bbb.letter DISABLE ROW LEVEL SECURITY');
    expect(await migrate('changed')).toEqual(['world_bbb']);
  });

  test('builds every world when the policy is another', async () => {
    const records = { ...TOY.permissions.records };
    const wider = {
      ...TOY,
      permissions: {
        ...TOY.permissions,
        records: {
          ...records,
          Letter: {
            ...records.Letter,
            fields: { ...records.Letter?.fields, narrative: 'PARTIES' },
          },
        },
      },
    } as typeof TOY;
    const options = {
      ...toy.place,
      directory: DIRECTORY,
      worlds: 'changed',
      now: () => LATER,
    } as const;
    const setup = {
      ...{ manager: toy.source.manager, prefix: toy.place.prefix, directory: DIRECTORY },
      ...{ document: TOY.permissions, specs: [...toy.settling.specs.values()] },
    };
    expect(await staleWorlds(setup)).toEqual([]);
    expect((await migrateAll([wider], options)).get('toy')).toHaveLength(5);
    expect(await read('aaa_app', 'world_aaa_app')).toContain(
      'let_submitted PARTIES notice 2 narrative - - -',
    );
    // The program that was not told of it does not start on these worlds.
    expect(await staleWorlds(setup)).toHaveLength(5);
    expect(await migrate('changed')).toHaveLength(5);
    expect(await read('aaa_app', 'world_aaa_app')).toContain(
      'let_submitted PARTIES notice 2 - - - -',
    );
  });

  test('gives a delegation that joins nothing of the past but what its kind has', async () => {
    const directory = parseDirectory({
      delegations: [...DIRECTORY.delegations, { code: 'OBS', kind: 'OBSERVER', displayNames: {} }],
    });
    expect(await migrate('changed', { directory })).toHaveLength(6);
    expect(await toy.source.query('SELECT id FROM world_obs.letter')).toEqual([]);
    expect(await toy.source.query('SELECT id, version, created_at FROM world_obs.term')).toEqual([
      { id: 'ter_1', version: 1, created_at: LATER },
    ]);
    expect(await migrate('changed')).toHaveLength(5);
  });
});
