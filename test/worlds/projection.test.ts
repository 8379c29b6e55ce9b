import { setTimeout } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';

import { ActTransaction, type Grant } from '../../shared/acts/act-transaction.js';
import { mechanismViewer } from '../../shared/acts/inbox.js';
import { settle } from '../../shared/acts/run-act.js';
import { databaseName } from '../../shared/database/names.js';
import type { ClassName } from '../../shared/policy/classes.js';
import { withClient } from '../support/database.js';
import { DIRECTORY, FIRST, LAST, LATER, Letter, openToy, type Toy, write } from './toy-subgraph.js';

let toy: Toy;
let letters = 0;

beforeAll(async () => {
  toy = await openToy();
});
afterAll(async () => {
  await toy.close();
});

const SOON = new Date('2099-01-01T00:00:00.000Z');
const LATE = new Date('2099-06-01T00:00:00.000Z');

function grant(delegation: string, clearance: ClassName, more: Partial<Grant> = {}): Grant {
  return { delegation, clearance, ...more };
}

async function letter(
  grants: readonly Grant[],
  marking: ClassName = 'MECHANISM',
  at = FIRST,
): Promise<string> {
  letters += 1;
  const id = `let_${letters}`;
  await toy.act(at, async (transaction) => write(transaction, id, grants, marking));
  return id;
}

type Row = Readonly<Record<string, string | Date | number | readonly string[] | null>>;

async function row(world: string, id: string): Promise<Row | undefined> {
  const rows = await toy.source.query<Row[]>(`SELECT * FROM world_${world}.letter WHERE id = $1`, [
    id,
  ]);
  return rows[0];
}

/** What a world holds of a letter's five fields: their own words, or "-" for what is not there. */
async function held(world: string, id: string): Promise<string> {
  const found = await row(world, id);
  if (!found) return 'nothing';
  return ['notice', 'narrative', 'private_note', 'whisper', 'source']
    .map((column) => String(found[column] ?? '-'))
    .join(' ');
}

async function feed(world: string, id: string): Promise<readonly string[]> {
  const rows = await toy.source.query<{ kind: string; at: Date; record_type: string }[]>(
    `SELECT kind, at, record_type FROM world_${world}.change WHERE record_id = $1 ORDER BY seq`,
    [id],
  );
  return rows.map((entry) => `${entry.record_type} ${entry.kind} ${entry.at.toISOString()}`);
}

async function known(world: string, id: string): Promise<readonly unknown[] | undefined> {
  const found = await row(world, id);
  if (!found) return undefined;
  const { version, created_at: created, updated_at: updated } = found;
  return [version, created, updated];
}

describe('what a world holds of a record', () => {
  test.each([
    ['PUBLIC', 'nothing'],
    ['MECHANISM', '- - - - -'],
    ['PARTIES', 'notice - - - -'],
    ['SUBMITTER', 'notice narrative - - -'],
    ['DRAFT', 'notice narrative private - -'],
    ['CAUCUS', 'notice - - whisper -'],
    ['SOURCE', '- - - - source'],
  ] as const)('cleared for %s: %s', async (clearance, expected) => {
    const id = await letter([grant('BBB', clearance)]);
    expect(await held('bbb', id)).toBe(expected);
  });

  test.each([
    ['PARTIES', 'MECHANISM', 'nothing'],
    ['PARTIES', 'PARTIES', 'notice - - - -'],
    ['DRAFT', 'SUBMITTER', 'nothing'],
    ['DRAFT', 'DRAFT', 'notice narrative private - -'],
    ['CAUCUS', 'DRAFT', 'nothing'],
    ['CAUCUS', 'CAUCUS', 'notice - - whisper -'],
    ['SOURCE', 'CAUCUS', 'nothing'],
    ['PUBLIC', 'PUBLIC', 'nothing'],
  ] as const)('marked %s, cleared for %s: %s', async (marking, clearance, expected) => {
    const id = await letter([grant('BBB', clearance)], marking);
    expect(await held('bbb', id)).toBe(expected);
  });

  test('nothing without a grant, and nothing by another delegation’s', async () => {
    const id = await letter([grant('AAA', 'DRAFT')]);
    expect([await held('aaa', id), await held('bbb', id), await held('sec', id)]).toEqual([
      'notice narrative private - -',
      'nothing',
      'nothing',
    ]);
    expect(await feed('bbb', id)).toEqual([]);
  });

  test('nothing by a grant on a record of another type with the same id', async () => {
    const id = await letter([grant('AAA', 'DRAFT')]);
    await toy.source.query(
      `INSERT INTO mechanism.record_grant (id, record_type, record_id, delegation, clearance, since, act)
       VALUES (gen_random_uuid(), 'Term', $1, 'BBB', 'DRAFT', now(), 'test')`,
      [id],
    );
    await toy.act(LATER, async (transaction) => {
      transaction.touch(Letter, id);
      await Promise.resolve();
    });
    expect(await held('bbb', id)).toBe('nothing');
  });

  test('of two grants the one that opens more, whichever came first', async () => {
    for (const order of [
      ['PARTIES', 'SUBMITTER'],
      ['SUBMITTER', 'PARTIES'],
    ] as const) {
      const id = await letter([grant('BBB', order[0])]);
      await toy.act(LATER, async (t) => t.grant(Letter, id, [grant('BBB', order[1])]));
      expect(await held('bbb', id)).toBe('notice narrative - - -');
    }
  });

  test('of two ends the later, and none before any', async () => {
    const id = await letter([grant('BBB', 'PARTIES', { until: SOON })]);
    expect((await row('bbb', id))?.until).toEqual(SOON);
    await toy.act(LATER, async (t) =>
      t.grant(Letter, id, [grant('BBB', 'PARTIES', { until: LATE })]),
    );
    expect((await row('bbb', id))?.until).toEqual(LATE);
    await toy.act(LATER, async (t) => t.grant(Letter, id, [grant('BBB', 'PARTIES')]));
    expect((await row('bbb', id))?.until).toBeNull();
  });

  test('the roles that a grant is narrowed to, and who it is from', async () => {
    const id = await letter([grant('BBB', 'PARTIES', { onlyRoles: ['PARTY_HEAD'] })]);
    expect(await row('bbb', id)).toMatchObject({
      only_roles: ['PARTY_HEAD'],
      originator: 'AAA',
      marking: 'MECHANISM',
      clearance: 'PARTIES',
    });
  });

  test.each([
    ['that do not compare', [grant('BBB', 'CAUCUS'), grant('BBB', 'SUBMITTER')]],
    ['that do not compare', [grant('BBB', 'SOURCE'), grant('BBB', 'PARTIES')]],
    [
      'for different roles',
      [grant('BBB', 'PARTIES', { onlyRoles: ['PARTY_HEAD'] }), grant('BBB', 'SUBMITTER')],
    ],
  ])(
    'two grants %s would make a row too wide for one of them: refused, nothing is written',
    async (_, grants) => {
      await expect(letter(grants)).rejects.toThrow('do not compare');
      expect(await held('bbb', `let_${letters}`)).toBe('nothing');
    },
  );

  test('a grant that has ended clashes with none', async () => {
    const id = await letter([grant('BBB', 'CAUCUS')]);
    await toy.act(LATER, async (t) => t.endGrants(Letter, id, ['BBB']));
    await toy.act(LAST, async (t) => t.grant(Letter, id, [grant('BBB', 'SUBMITTER')]));
    expect(await held('bbb', id)).toBe('notice narrative - - -');
  });

  test('the same for two records, or for two delegations, does not clash', async () => {
    const id = await letter([grant('BBB', 'CAUCUS'), grant('MED', 'SUBMITTER')]);
    expect([await held('bbb', id), await held('med', id)]).toEqual([
      'notice - - whisper -',
      'notice narrative - - -',
    ]);
  });
});

describe('what a delegation notices', () => {
  test('the record comes, changes and goes', async () => {
    const id = await letter([grant('BBB', 'PARTIES')]);
    expect(await known('bbb', id)).toEqual([1, FIRST, FIRST]);
    await toy.act(LATER, async (t) => t.change(Letter, id, { notice: 'other words' }));
    expect(await known('bbb', id)).toEqual([2, FIRST, LATER]);
    await toy.act(LAST, async (t) => t.endGrants(Letter, id, ['BBB']));
    expect(await held('bbb', id)).toBe('nothing');
    expect(await feed('bbb', id)).toEqual([
      `Letter ADDED ${FIRST.toISOString()}`,
      `Letter CHANGED ${LATER.toISOString()}`,
      `Letter REMOVED ${LAST.toISOString()}`,
    ]);
  });

  test('a hidden change moves neither version, nor time, nor feed', async () => {
    const id = await letter([grant('BBB', 'PARTIES'), grant('SEC', 'SUBMITTER')]);
    await toy.act(LATER, async (t) => t.change(Letter, id, { narrative: 'a new account' }));
    expect(await known('bbb', id)).toEqual([1, FIRST, FIRST]);
    expect(await feed('bbb', id)).toHaveLength(1);
    expect(await known('sec', id)).toEqual([2, FIRST, LATER]);
    expect(await feed('sec', id)).toHaveLength(2);
  });

  test('a change of all that is not theirs, at all, touches nothing', async () => {
    const id = await letter([grant('BBB', 'MECHANISM')]);
    await toy.act(LATER, async (t) =>
      t.change(Letter, id, { notice: 'a', narrative: 'b', whisper: 'c', source: 'd' }),
    );
    expect(await known('bbb', id)).toEqual([1, FIRST, FIRST]);
  });

  test('what is only said again, or projected again, is no change', async () => {
    const id = await letter([grant('BBB', 'PARTIES')]);
    await toy.act(LATER, async (t) => {
      await t.grant(Letter, id, [grant('BBB', 'PARTIES')]);
      await t.change(Letter, id, { notice: 'notice' });
    });
    expect(await known('bbb', id)).toEqual([1, FIRST, FIRST]);
    const grants = await toy.source.query<object[]>(
      `SELECT 1 FROM mechanism.record_grant WHERE record_id = $1 AND delegation = 'BBB'`,
      [id],
    );
    expect(grants).toHaveLength(1);
  });

  test('a wider clearance is a change, though no word of the record moved', async () => {
    const id = await letter([grant('BBB', 'PARTIES')]);
    await toy.act(LATER, async (t) => t.grant(Letter, id, [grant('BBB', 'SUBMITTER')]));
    expect(await known('bbb', id)).toEqual([2, FIRST, LATER]);
  });

  test('a record that went and comes again goes on counting where it was', async () => {
    const id = await letter([grant('BBB', 'PARTIES')]);
    await toy.act(LATER, async (t) => t.endGrants(Letter, id, ['BBB']));
    await toy.act(LAST, async (t) => t.grant(Letter, id, [grant('BBB', 'PARTIES')]));
    expect(await known('bbb', id)).toEqual([2, LAST, LAST]);
    expect((await feed('bbb', id)).at(-1)).toBe(`Letter ADDED ${LAST.toISOString()}`);
  });

  test('taken back from one side, it stays with the other', async () => {
    const id = await letter([grant('BBB', 'PARTIES'), grant('SEC', 'SUBMITTER')]);
    await toy.act(LATER, async (t) => t.endGrants(Letter, id, ['BBB']));
    expect([await held('bbb', id), await held('sec', id)]).toEqual([
      'nothing',
      'notice narrative - - -',
    ]);
    expect(await known('sec', id)).toEqual([1, FIRST, FIRST]);
  });

  test('a new record and a change of an older one, in one act', async () => {
    const older = await letter([grant('BBB', 'PARTIES')]);
    await toy.act(LATER, async (t) => {
      await write(t, 'let_newer', [grant('BBB', 'PARTIES')]);
      await t.change(Letter, older, { notice: 'other words' });
    });
    expect(await known('bbb', older)).toEqual([2, FIRST, LATER]);
    expect(await known('bbb', 'let_newer')).toEqual([1, LATER, LATER]);
    expect(await feed('bbb', 'let_newer')).toEqual([`Letter ADDED ${LATER.toISOString()}`]);
  });

  test('several records in one act, of which one is theirs', async () => {
    await toy.act(FIRST, async (t) => {
      await write(t, 'let_own', [grant('BBB', 'PARTIES')]);
      await write(t, 'let_not', [grant('AAA', 'DRAFT')]);
    });
    expect([await held('bbb', 'let_own'), await held('bbb', 'let_not')]).toEqual([
      'notice - - - -',
      'nothing',
    ]);
    // Touched again for one of them: the other does not go.
    await toy.act(LATER, async (t) => t.change(Letter, 'let_not', { notice: 'x' }));
    expect(await held('bbb', 'let_own')).toBe('notice - - - -');
    expect(await known('aaa', 'let_not')).toEqual([2, FIRST, LATER]);
  });
});

describe('whose acts wait for whose', () => {
  async function waits(client: pg.Client): Promise<boolean> {
    const { rows } = await client.query(
      `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
       WHERE d.datname = $1 AND locktype = 'advisory' AND NOT granted`,
      [databaseName(toy.place.prefix, 'toy')],
    );
    return rows.length > 0;
  }

  /** Gives a letter to some while an act that gives one to others is not over; says whether it need not wait for that. */
  async function goesAhead(open: readonly string[], other: readonly string[]): Promise<boolean> {
    return withClient(toy.place.ownerUrl, async (client) => {
      let [done, over] = [Promise.resolve(), false];
      let ahead = false;
      await toy.source.transaction(async (manager) => {
        const viewer = { ...mechanismViewer(DIRECTORY, 'test'), delegation: 'AAA' };
        const transaction = new ActTransaction(manager, viewer, DIRECTORY, FIRST, 'test');
        letters += 1;
        const grants = open.map((code) => grant(code, 'PARTIES'));
        await write(transaction, `let_${letters}`, grants);
        await settle(transaction, toy.settling);
        done = letter(other.map((code) => grant(code, 'PARTIES'))).then(() => {
          over = true;
        });
        while (!over && !(await waits(client))) await setTimeout(5);
        ahead = over;
      });
      await done;
      return ahead;
    });
  }

  test.each([
    ['a party’s for another act that concerns it', ['BBB'], ['BBB', 'MED'], false],
    ['one that concerns both parties for one of either', ['AAA', 'BBB'], ['AAA'], false],
    ['none of one party for those of the other', ['AAA', 'MED'], ['BBB', 'MED'], true],
    ['none of those between the parties', ['MED', 'SEC'], ['MED', 'SEC'], true],
  ])('%s', async (_, open, other, ahead) => {
    expect(await goesAhead(open, other)).toBe(ahead);
  });
});

describe('the proof', () => {
  test('holds after all of that', async () => {
    expect(await toy.differences()).toEqual([]);
  });

  test.each([
    ['a cell above the clearance', `UPDATE world_bbb.letter SET narrative = 'x' WHERE id = $1`, 2],
    ['an emptied cell', `UPDATE world_bbb.letter SET notice = NULL WHERE id = $1`, 2],
    ['a clearance', `UPDATE world_bbb.letter SET clearance = 'DRAFT' WHERE id = $1`, 2],
    ['a version', `UPDATE world_bbb.letter SET version = 9 WHERE id = $1`, 2],
    ['a time', `UPDATE world_bbb.letter SET updated_at = now() WHERE id = $1`, 2],
    ['a row that is gone', `DELETE FROM world_bbb.letter WHERE id = $1`, 1],
    ['an end', `UPDATE world_bbb.letter SET until = now() WHERE id = $1`, 2],
    ['a narrowing', `UPDATE world_bbb.letter SET only_roles = '{MEDIATOR}' WHERE id = $1`, 2],
  ])('sees %s', async (_, statement, found) => {
    const id = await letter([grant('BBB', 'PARTIES')]);
    await toy.source.query(
      'CREATE TABLE public.kept AS SELECT * FROM world_bbb.letter WHERE id = $1',
      [id],
    );
    await toy.source.query(statement, [id]);
    const differences = await toy.differences();
    await toy.source.query('DELETE FROM world_bbb.letter WHERE id = $1', [id]);
    await toy.source.query('INSERT INTO world_bbb.letter SELECT * FROM public.kept');
    await toy.source.query('DROP TABLE public.kept');
    expect(differences).toEqual(
      (found === 1 ? ['MISSING'] : ['MISSING', 'UNEXPECTED']).map((side) => ({
        ...{ subgraph: 'toy', world: 'world_bbb', type: 'Letter', recordId: id, side },
      })),
    );
  });

  test('sees a row that nobody gave', async () => {
    const id = await letter([grant('SEC', 'SUBMITTER')]);
    await toy.source.query(
      'INSERT INTO world_aaa.letter SELECT * FROM world_sec.letter WHERE id = $1',
      [id],
    );
    expect(await toy.differences()).toEqual([
      { subgraph: 'toy', world: 'world_aaa', type: 'Letter', recordId: id, side: 'UNEXPECTED' },
    ]);
    await toy.source.query('DELETE FROM world_aaa.letter WHERE id = $1', [id]);
  });
});
