import { setTimeout } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { ActTransaction, type Grant } from '../../shared/acts/act-transaction.js';
import { mechanismViewer } from '../../shared/acts/inbox.js';
import { settle } from '../../shared/acts/run-act.js';
import { databaseName } from '../../shared/database/names.js';
import { TallyMerger } from '../../shared/worlds/merge-tallies.js';
import { asSeat, withClient } from '../support/database.js';
import { DIRECTORY, FIRST, LAST, LATER, Letter, openToy, type Toy } from './toy-subgraph.js';

const MEDIATORS: Grant = { delegation: 'MED', clearance: 'PARTIES' };
const SECRETARIAT: Grant = { delegation: 'SEC', clearance: 'PARTIES' };
const PARTY: Grant = { delegation: 'AAA', clearance: 'DRAFT' };

let toy: Toy;
beforeEach(async () => {
  toy = await openToy();
});
afterEach(async () => {
  expect(await toy.differences()).toEqual([]);
  await toy.close();
});

async function letters(
  notices: Readonly<Record<string, string>>,
  grants: readonly Grant[],
): Promise<void> {
  await toy.act(FIRST, async (t) => {
    for (const [id, notice] of Object.entries(notices))
      await t.create(Letter, { id, marking: 'MECHANISM', notice }, grants);
  });
}

type Sums = Readonly<Record<string, number>>;
const SUMS = `SELECT COALESCE(notice, '(none)') AS notice, sum(n)::int AS n FROM letter_tally GROUP BY 1 HAVING sum(n) <> 0`;

/** The sums of a tally, as a seat reads them. */
async function sums(seat: string): Promise<Sums> {
  const world = `world_${seat.slice(0, 3)}`;
  return asSeat(toy.place as never, 'toy', seat, async (client) => {
    await client.query(`SET search_path = ${world}`);
    const { rows } = await client.query<{ notice: string; n: number }>(SUMS);
    return Object.fromEntries(rows.map(({ notice, n }) => [notice, n]));
  });
}

async function entries(world: string): Promise<number> {
  const rows = await toy.source.query<object[]>(`SELECT n FROM ${world}.letter_tally`);
  return rows.length;
}

describe('a tally', () => {
  test('counts what its world has, as it comes, changes and goes', async () => {
    await letters({ one: 'shots', two: 'shots', three: 'mines' }, [PARTY, MEDIATORS]);
    expect(await sums('med_mediator')).toEqual({ shots: 2, mines: 1 });
    await toy.act(LATER, async (t) => t.change(Letter, 'two', { notice: 'mines' }));
    expect(await sums('med_mediator')).toEqual({ shots: 1, mines: 2 });
    await toy.act(LAST, async (t) => t.endGrants(Letter, 'one', ['MED']));
    expect(await sums('med_mediator')).toEqual({ mines: 2 });
    expect(await sums('sec_secretariat')).toEqual({});
  });

  test('says nothing of what is above the clearance of its delegation', async () => {
    await letters({ one: 'shots' }, [PARTY, { ...MEDIATORS, clearance: 'MECHANISM' }]);
    expect(await sums('med_mediator')).toEqual({ '(none)': 1 });
  });

  test('has no entry more for a change that its delegation does not see', async () => {
    await letters({ one: 'shots' }, [PARTY, MEDIATORS]);
    await toy.act(LATER, async (t) => t.change(Letter, 'one', { narrative: 'a new account' }));
    expect(await entries('world_med')).toBe(1);
  });

  test('is kept for those alone who are to have one', async () => {
    const found = await toy.source.query<{ schema: string }[]>(
      `SELECT schemaname AS schema FROM pg_tables WHERE tablename = 'letter_tally' ORDER BY 1`,
    );
    expect(found.map(({ schema }) => schema)).toEqual(['world_med', 'world_sec']);
  });

  test('counts for a role what the role reads: nothing for other roles, nothing whose time is over', async () => {
    await letters({ one: 'shots' }, [SECRETARIAT]);
    await letters({ two: 'shots' }, [{ ...SECRETARIAT, onlyRoles: ['AUDITOR'] }]);
    await letters({ three: 'shots' }, [{ ...SECRETARIAT, onlyRoles: ['SECRETARIAT'] }]);
    const until = new Date(Date.now() - 1_000);
    await letters({ four: 'shots' }, [{ ...SECRETARIAT, until }]);
    expect(await sums('sec_secretariat')).toEqual({ shots: 2 });
  });

  test('is closed to the roles that do not read every case', async () => {
    await letters({ one: 'shots' }, [SECRETARIAT]);
    for (const seat of ['sec_monitor', 'sec_auditor'])
      await expect(sums(seat)).rejects.toThrow('permission denied for table letter_tally');
  });

  test('agrees after two transactions that changed one record at the same time', async () => {
    await letters({ one: 'shots' }, [MEDIATORS]);
    let done: Promise<void> = Promise.resolve();
    await toy.source.transaction(async (manager) => {
      const viewer = { ...mechanismViewer(DIRECTORY, 'test'), delegation: 'AAA' };
      const transaction = new ActTransaction(manager, viewer, DIRECTORY, LATER, 'test');
      await transaction.change(Letter, 'one', { notice: 'mines' });
      await settle(transaction, toy.settling);
      // It changes nothing of the record itself, and so waits for no row of the mechanism.
      done = toy.act(LAST, async (t) =>
        t.grant(Letter, 'one', [{ ...MEDIATORS, clearance: 'SUBMITTER' }]),
      );
      await withClient(toy.place.ownerUrl, async (client) => {
        const waiting = `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = $1 AND NOT granted`;
        const name = databaseName(toy.place.prefix, 'toy');
        while ((await client.query(waiting, [name])).rows.length === 0) await setTimeout(5);
      });
    });
    await done;
    expect(await sums('med_mediator')).toEqual({ mines: 1 });
  });
});

describe('merging', () => {
  const merger = (): TallyMerger => new TallyMerger(toy.settling.specs.values(), DIRECTORY);
  const many = (from: number, to: number): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Array.from({ length: to - from }, (_, at) => [
        `let_${from + at}`,
        at % 2 === 0 ? 'shots' : 'mines',
      ]),
    );

  test('leaves the sums, and one entry of each', async () => {
    await letters(many(0, 501), [MEDIATORS]);
    await merger().merge(toy.source.manager);
    expect(await sums('med_mediator')).toEqual({ shots: 251, mines: 250 });
    expect(await entries('world_med')).toBe(2);
  });

  test('leaves few entries alone', async () => {
    await letters(many(0, 500), [MEDIATORS]);
    await merger().merge(toy.source.manager);
    expect(await entries('world_med')).toBe(500);
  });

  test('waits for no act, and no act for it', async () => {
    await letters(many(0, 501), [MEDIATORS]);
    await toy.source.transaction(async (manager) => {
      const viewer = { ...mechanismViewer(DIRECTORY, 'test'), delegation: 'AAA' };
      const transaction = new ActTransaction(manager, viewer, DIRECTORY, LATER, 'test');
      await transaction.create(Letter, { id: 'open', marking: 'MECHANISM', notice: 'shots' }, [
        MEDIATORS,
      ]);
      await settle(transaction, toy.settling);
      await merger().merge(toy.source.manager);
    });
    expect(await sums('med_mediator')).toEqual({ shots: 252, mines: 250 });
    expect(await entries('world_med')).toBe(3);
  });
});

describe('the proof', () => {
  test.each([
    ['an entry too many', `INSERT INTO world_med.letter_tally (notice, n) VALUES ('shots', 1)`],
    ['an entry that is gone', 'DELETE FROM world_med.letter_tally'],
  ])('finds %s', async (_, statement) => {
    await letters({ one: 'shots' }, [MEDIATORS]);
    await toy.source.query('CREATE TABLE kept AS SELECT * FROM world_med.letter_tally');
    await toy.source.query(statement);
    const found = await toy.differences();
    expect(new Set(found.map(({ world, recordId }) => `${world} ${recordId}`))).toEqual(
      new Set(['world_med letter_tally']),
    );
    await toy.source.query('DELETE FROM world_med.letter_tally');
    await toy.source.query('INSERT INTO world_med.letter_tally SELECT * FROM kept');
  });
});
