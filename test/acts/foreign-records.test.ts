import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Grant } from '../../shared/acts/act-transaction.js';
import { drafter, mechanismReaders, otherSide } from '../../shared/acts/audiences.js';
import {
  applyAudience,
  type Audience,
  audienceOf,
  grantLink,
  widenLink,
} from '../../shared/acts/foreign-records.js';
import {
  DIRECTORY,
  FIRST,
  LATER,
  Letter,
  openToy,
  type Toy,
  write,
} from '../worlds/toy-subgraph.js';

let toy: Toy;
let made = 0;

beforeAll(async () => {
  toy = await openToy();
});
afterAll(async () => {
  expect(await toy.differences()).toEqual([]);
  await toy.close();
});

const TYPES = new Map([['Letter', Letter]]);
const WANTED: readonly Grant[] = [
  { delegation: 'AAA', clearance: 'DRAFT' },
  { delegation: 'BBB', clearance: 'PARTIES' },
  { delegation: 'SEC', clearance: 'SUBMITTER' },
];

function word(recordId: string, revision: number, ...delegations: readonly string[]): Audience {
  return { recordId, delegations, revision };
}

/** Writes a letter that links to a record elsewhere, of which another subgraph has said who holds it. */
async function link(target: Audience, wanted: readonly Grant[] = WANTED): Promise<string> {
  made += 1;
  const id = `let_${made}`;
  await toy.act(FIRST, async (t) => {
    await write(t, id, []);
    await grantLink(t, Letter, id, target, wanted);
  });
  return id;
}

async function say(audience: Audience): Promise<void> {
  await toy.act(LATER, async (t) => applyAudience(t, audience, TYPES));
}

async function holders(id: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const world of ['aaa', 'bbb', 'med', 'sec', 'public']) {
    const rows = await toy.source.query<object[]>(
      `SELECT 1 FROM world_${world}.letter WHERE id = $1`,
      [id],
    );
    if (rows.length > 0) found.push(world);
  }
  return found;
}

describe('a link to a record of another subgraph', () => {
  test('is given to those who are to have it and hold that record, and to no one else', async () => {
    expect(await holders(await link(word('alg_1', 1, 'AAA', 'SEC', 'MED')))).toEqual([
      'aaa',
      'sec',
    ]);
    expect(await holders(await link(word('alg_2', 1)))).toEqual([]);
  });

  test('follows when the record is given to more, and when it is taken back', async () => {
    const id = await link(word('alg_3', 1, 'AAA'));
    await say(word('alg_3', 2, 'AAA', 'BBB', 'PUBLIC'));
    expect(await holders(id)).toEqual(['aaa', 'bbb']);
    await say(word('alg_3', 3, 'BBB'));
    expect(await holders(id)).toEqual(['bbb']);
    await say(word('alg_3', 4, 'AAA', 'BBB', 'SEC'));
    expect(await holders(id)).toEqual(['aaa', 'bbb', 'sec']);
  });

  test('an older word does not undo a newer one', async () => {
    const id = await link(word('alg_4', 5, 'AAA'));
    await say(word('alg_4', 4, 'AAA', 'BBB'));
    expect(await holders(id)).toEqual(['aaa']);
    await say(word('alg_4', 5, 'AAA', 'BBB'));
    expect(await holders(id)).toEqual(['aaa']);
    await say(word('alg_4', 6, 'AAA', 'BBB'));
    expect(await holders(id)).toEqual(['aaa', 'bbb']);
  });

  test('a link made on an old word is bound by the newer one that is known', async () => {
    await say(word('alg_5', 7, 'AAA'));
    expect(await holders(await link(word('alg_5', 3, 'AAA', 'BBB', 'SEC')))).toEqual(['aaa']);
  });

  test('a word about another record moves nothing', async () => {
    const id = await link(word('alg_6', 1, 'AAA'));
    await say(word('alg_7', 9, 'AAA', 'BBB', 'SEC'));
    expect(await holders(id)).toEqual(['aaa']);
  });

  test('two links to one record follow together, each with its own wishes', async () => {
    const wide = await link(word('alg_8', 1, 'AAA'));
    const narrow = await link(word('alg_8', 1, 'AAA'), [
      { delegation: 'SEC', clearance: 'PARTIES' },
    ]);
    await say(word('alg_8', 2, 'AAA', 'SEC'));
    expect([await holders(wide), await holders(narrow)]).toEqual([['aaa', 'sec'], ['sec']]);
  });

  test('said again, nothing is written twice', async () => {
    const id = await link(word('alg_9', 1, 'AAA', 'BBB'));
    await say(word('alg_9', 2, 'AAA', 'BBB'));
    const rows = await toy.source.query<object[]>(
      'SELECT 1 FROM mechanism.record_grant WHERE record_id = $1',
      [id],
    );
    expect(rows).toHaveLength(2);
  });

  test('of a type that this subgraph does not have is a fault', async () => {
    await link(word('alg_10', 1, 'AAA'));
    await expect(
      toy.act(LATER, async (t) => applyAudience(t, word('alg_10', 2, 'AAA'), new Map())),
    ).rejects.toThrow('no entity for Letter');
  });
});

describe('a link that is to be given to more', () => {
  test('is still bound by who holds the record that it points at', async () => {
    const id = await link(word('alg_20', 1, 'AAA', 'SEC'), [
      { delegation: 'AAA', clearance: 'DRAFT' },
    ]);
    expect(await holders(id)).toEqual(['aaa']);
    await toy.act(LATER, async (t) =>
      widenLink(t, Letter, id, [
        { delegation: 'BBB', clearance: 'PARTIES' },
        { delegation: 'SEC', clearance: 'SUBMITTER' },
      ]),
    );
    expect(await holders(id)).toEqual(['aaa', 'sec']);
    // What was wished for is kept: it comes when the record does.
    await say(word('alg_20', 2, 'AAA', 'BBB', 'SEC'));
    expect(await holders(id)).toEqual(['aaa', 'bbb', 'sec']);
  });

  test('a record without a link is given to nobody', async () => {
    await toy.act(FIRST, async (t) => write(t, 'let_alone', []));
    await toy.act(LATER, async (t) =>
      widenLink(t, Letter, 'let_alone', [{ delegation: 'BBB', clearance: 'PARTIES' }]),
    );
    expect(await holders('let_alone')).toEqual([]);
  });
});

describe('who holds a record here', () => {
  test('is said once each, in order, without those from whom it was taken; every change counts', async () => {
    const id = await link(word('alg_30', 1, 'SEC', 'AAA', 'BBB'));
    expect(await audienceOf(toy.source.manager, id)).toEqual(word(id, 3, 'AAA', 'BBB', 'SEC'));
    await toy.act(LATER, async (t) => t.endGrants(Letter, id, ['BBB']));
    expect(await audienceOf(toy.source.manager, id)).toEqual(word(id, 4, 'AAA', 'SEC'));
    await toy.act(LATER, async (t) => t.endGrants(Letter, id, ['AAA', 'SEC']));
    expect(await audienceOf(toy.source.manager, id)).toEqual(word(id, 6));
  });

  test('of one that does not exist nobody holds anything', async () => {
    expect(await audienceOf(toy.source.manager, 'let_absent')).toEqual(word('let_absent', 0));
  });
});

describe('to whom a submission goes', () => {
  test('a draft stays with its drafter; a submission goes to mediators and secretariat; the other side gets its part', () => {
    expect(drafter('AAA')).toEqual([{ delegation: 'AAA', clearance: 'DRAFT' }]);
    expect(mechanismReaders(DIRECTORY)).toEqual([
      { delegation: 'MED', clearance: 'SUBMITTER' },
      { delegation: 'SEC', clearance: 'SUBMITTER' },
    ]);
    expect(otherSide('BBB')).toEqual([{ delegation: 'BBB', clearance: 'PARTIES' }]);
  });
});
