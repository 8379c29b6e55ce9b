import 'reflect-metadata';

import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { QueryFailedError } from 'typeorm';

import type { Act, Outcome, Reading } from '../../shared/acts/act.js';
import { VersionedInput } from '../../shared/acts/act-input.js';
import type { Grant } from '../../shared/acts/act-transaction.js';
import type { Audience } from '../../shared/acts/foreign-records.js';
import { type ActRuntime, runAct } from '../../shared/acts/run-act.js';
import { notFound, refuse } from '../../shared/errors.js';
import type { Viewer } from '../../shared/viewer/viewer.js';
import {
  DIRECTORY,
  FIRST,
  LATER,
  Letter,
  openToy,
  type Toy,
  write,
} from '../worlds/toy-subgraph.js';

class ChangeInput extends VersionedInput {
  id!: string;
  notice!: string;
}

interface Target {
  readonly changes: Letter;
}

function person(delegation: string, subject: string): Viewer {
  return {
    ...{ delegation, subject, role: 'PARTY_OFFICER', scopes: [], client: null },
    seat: `${delegation.toLowerCase()}_officer`,
  };
}
const OFFICER = person('AAA', 'officer-1');

let toy: Toy;
let runtime: ActRuntime;
let delivered = 0;
let asked: string[] = [];
let audience: Audience;
/** What happens before the act reads, and after; set by a test. */
let first: () => Promise<void> = () => Promise.resolve();
let during: (reading: Reading) => Promise<void> = () => Promise.resolve();
/** To whom the act gives the letter, beside changing it; set by a test. */
let gives: readonly Grant[] = [];
let failing: Error[] = [];
let tries = 0;

const change: Act<ChangeInput, Target> = {
  name: 'changeLetter',
  record: Letter,
  async load(reading, { id }) {
    await first();
    const rows = await reading.world.query<Letter[]>(
      `SELECT id, version FROM world_${reading.viewer.delegation.toLowerCase()}.letter WHERE id = $1`,
      [id],
    );
    if (!rows[0]) throw notFound(['input', 'id']);
    const target = { changes: Object.assign(new Letter(), rows[0]) };
    await during(reading);
    return target;
  },
  guard(_, { input }) {
    return input.notice === 'forbidden'
      ? refuse('ILLEGAL_TRANSITION', ['input', 'notice'], 'not now').faults
      : [];
  },
  async write(transaction, { changes }, { notice }) {
    tries += 1;
    const error = failing.shift();
    await transaction.change(Letter, changes.id, { notice });
    if (gives.length > 0) await transaction.grant(Letter, changes.id, gives);
    if (error) throw error;
    return changes.id;
  },
};

function input(id: string, changes: object = {}): ChangeInput {
  return Object.assign(new ChangeInput(), {
    ...{ idempotencyKey: randomUUID(), expectedVersion: 1, id, notice: 'new words' },
    ...changes,
  });
}

async function act(given: ChangeInput, viewer: Viewer = OFFICER): Promise<Outcome> {
  return runAct(runtime, viewer, change, given);
}

const codes = (outcome: Outcome): readonly string[] =>
  outcome.userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);
const versions = (outcome: Outcome): readonly (number | undefined)[] =>
  outcome.userErrors.map(({ currentVersion }) => currentVersion);

async function count(table: string, where: string, ...values: unknown[]): Promise<number> {
  const rows = await toy.source.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM ${table} WHERE ${where}`,
    values,
  );
  return rows[0]?.n ?? -1;
}

async function letter(id = `let_${randomUUID()}`, ...others: readonly string[]): Promise<string> {
  await toy.act(FIRST, async (t) =>
    write(t, id, [
      { delegation: 'AAA', clearance: 'DRAFT' },
      ...others.map((delegation) => ({ delegation, clearance: 'PARTIES' }) as const),
    ]),
  );
  return id;
}

function failure(code: string | undefined): QueryFailedError {
  const driver = Object.assign(new Error('driver'), code === undefined ? {} : { code });
  return new QueryFailedError('SELECT 1', [], driver);
}

beforeAll(async () => {
  toy = await openToy();
  runtime = {
    ...toy.settling,
    mechanism: toy.source,
    world: async () => Promise.resolve(toy.source.manager),
    reads: () => {
      throw new Error('these acts read by themselves');
    },
    readerKey: (delegation, subject) => `${delegation} ${subject}`,
    audience: async (subgraph, recordId) => {
      asked.push(`${subgraph} ${recordId}`);
      return Promise.resolve(audience);
    },
    now: () => LATER,
    delivered: () => {
      delivered += 1;
    },
  };
});
beforeEach(() => {
  delivered = 0;
  asked = [];
  gives = [];
  failing = [];
  tries = 0;
  first = () => Promise.resolve();
  during = () => Promise.resolve();
  audience = { recordId: 'x', delegations: [], revision: 1 };
});
afterAll(async () => {
  expect(await toy.differences()).toEqual([]);
  await toy.close();
});

describe('an act', () => {
  test('writes the record, its worlds and one audit entry', async () => {
    const id = await letter(undefined, 'BBB');
    expect(await act(input(id))).toEqual({ recordId: id, userErrors: [], replayed: false });
    for (const world of ['mechanism', 'world_aaa', 'world_bbb'])
      expect(await count(`${world}.letter`, 'id = $1 AND notice = $2', id, 'new words')).toBe(1);
    const audit = await toy.source.query<object[]>(
      'SELECT delegation, act, subject, role, record_type, at FROM mechanism.audit_entry WHERE record_id = $1',
      [id],
    );
    expect(audit).toEqual([
      {
        ...{ delegation: 'AAA', act: 'changeLetter', subject: 'officer-1', at: LATER },
        ...{ role: 'PARTY_OFFICER', record_type: 'Letter' },
      },
    ]);
  });

  test('that gives a record to others says so to those who link to it', async () => {
    const id = await letter();
    gives = [{ delegation: 'BBB', clearance: 'PARTIES' }];
    expect(await act(input(id))).toMatchObject({ recordId: id });
    expect(delivered).toBe(1);
    const outbox = await toy.source.query<object[]>(
      'SELECT target, topic, payload FROM mechanism.outbox WHERE record_id = $1 ORDER BY n',
      [id],
    );
    expect(outbox).toEqual([
      {
        target: 'others',
        topic: 'audience',
        payload: { recordId: id, delegations: ['AAA', 'BBB'], revision: 2 },
      },
    ]);
  });

  test('that leaves a record with those who had it tells nobody', async () => {
    const id = await letter(undefined, 'BBB');
    expect(await act(input(id))).toMatchObject({ recordId: id });
    expect(await count('mechanism.outbox', 'record_id = $1', id)).toBe(0);
    expect(delivered).toBe(0);
  });

  test('that is refused by its guard writes nothing, and its key stays free', async () => {
    const id = await letter();
    const given = input(id, { notice: 'forbidden' });
    expect(await act(given)).toEqual({
      recordId: null,
      userErrors: [{ code: 'ILLEGAL_TRANSITION', path: ['input', 'notice'], message: 'not now' }],
      replayed: false,
    });
    expect(delivered).toBe(0);
    expect(tries).toBe(0);
    expect(await count('mechanism.audit_entry', 'record_id = $1', id)).toBe(0);
    given.notice = 'allowed';
    expect(await act(given)).toMatchObject({ recordId: id, replayed: false });
  });

  test('with a malformed input reads nothing', async () => {
    let read = false;
    during = async () => {
      read = true;
      return Promise.resolve();
    };
    const outcome = await act(input('let_x', { idempotencyKey: 'short', expectedVersion: 0 }));
    expect(codes(outcome)).toEqual([
      'BAD_USER_INPUT input.idempotencyKey',
      'BAD_USER_INPUT input.expectedVersion',
    ]);
    expect(read).toBe(false);
  });

  test('on what is hidden is answered as on what does not exist', async () => {
    const hidden = await letter();
    const stranger = person('BBB', 'officer-9');
    const answers = [await act(input(hidden), stranger), await act(input('let_absent'), stranger)];
    expect(answers[0]).toEqual(answers[1]);
    expect(codes(answers[0] ?? { recordId: null, userErrors: [], replayed: false })).toEqual([
      'NOT_FOUND input.id',
    ]);
  });

  test('whose writing fails leaves nothing behind', async () => {
    const id = await letter();
    failing = [new Error('broken')];
    const given = input(id);
    await expect(act(given)).rejects.toThrow('broken');
    expect(await count('mechanism.letter', `id = $1 AND notice = 'notice'`, id)).toBe(1);
    expect(await count('mechanism.idempotency', 'key = $1', given.idempotencyKey)).toBe(0);
    expect(tries).toBe(1);
    expect(delivered).toBe(0);
  });
});

describe('a key that comes again', () => {
  test('gives the first outcome, and nothing is done twice', async () => {
    const id = await letter();
    const given = input(id);
    await act(given);
    expect(await act(given)).toEqual({ recordId: id, userErrors: [], replayed: true });
    expect(tries).toBe(1);
    expect(await count('mechanism.audit_entry', 'record_id = $1', id)).toBe(1);
  });

  test('with another input, or for another act, is a conflict', async () => {
    const id = await letter();
    const given = input(id);
    await act(given);
    const other = input(id, { idempotencyKey: given.idempotencyKey, notice: 'other words' });
    expect(codes(await act(other))).toEqual(['IDEMPOTENCY_CONFLICT input.idempotencyKey']);
    const renamed = { ...change, name: 'endLetter' };
    expect(codes(await runAct(runtime, OFFICER, renamed, given))).toEqual([
      'IDEMPOTENCY_CONFLICT input.idempotencyKey',
    ]);
  });

  test('H05: is another’s own key for another person, and for the other side', async () => {
    const key = randomUUID();
    const mine = await letter();
    const theirs = await letter(undefined, 'BBB');
    await act(input(mine, { idempotencyKey: key }));
    const colleague = await act(
      input(mine, { idempotencyKey: key, expectedVersion: 2 }),
      person('AAA', 'officer-2'),
    );
    expect(colleague).toMatchObject({ recordId: mine, replayed: false });
    // The same name on the other side is another person.
    const other = await act(input(theirs, { idempotencyKey: key }), person('BBB', 'officer-1'));
    expect(other).toMatchObject({ recordId: theirs, replayed: false });
  });

  test('whose first sending ends while the second begins: no one else has changed the record', async () => {
    const id = await letter();
    const given = input(id);
    first = async () => {
      first = () => Promise.resolve();
      await act(given);
    };
    expect(await act(given)).toEqual({ recordId: id, userErrors: [], replayed: true });
    expect(tries).toBe(1);
  });

  test('while another act took the key: that is a conflict, not a stale version', async () => {
    const id = await letter();
    const given = input(id);
    first = async () => {
      first = () => Promise.resolve();
      await act(input(id, { idempotencyKey: given.idempotencyKey, notice: 'others' }));
    };
    expect(codes(await act(given))).toEqual(['IDEMPOTENCY_CONFLICT input.idempotencyKey']);
  });

  test('twenty times at once is done once', async () => {
    const id = await letter();
    const given = input(id);
    const outcomes = await Promise.all(Array.from({ length: 20 }, async () => act(given)));
    expect(outcomes.filter(({ recordId }) => recordId === id)).toHaveLength(20);
    expect(outcomes.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await count('world_aaa.letter', 'id = $1 AND version = 2', id)).toBe(1);
  });
});

describe('two who act on one record', () => {
  test('the one who has not read the other’s change is told so', async () => {
    const id = await letter();
    await act(input(id));
    for (const expectedVersion of [1, 3]) {
      const refused = await act(input(id, { expectedVersion }));
      expect(codes(refused)).toEqual(['STALE_VERSION input.expectedVersion']);
      expect(versions(refused)).toEqual([2]);
    }
    expect(await act(input(id, { expectedVersion: 2 }))).toMatchObject({ recordId: id });
  });

  test('at once: one wins, the others are told, nothing is half done', async () => {
    const id = await letter(undefined, 'BBB');
    const outcomes = await Promise.all(
      [OFFICER, person('AAA', 'officer-2'), person('BBB', 'officer-1'), OFFICER].map(
        async (viewer) => act(input(id, { notice: randomUUID() }), viewer),
      ),
    );
    expect(outcomes.filter(({ recordId }) => recordId === id)).toHaveLength(1);
    expect(outcomes.flatMap(codes)).toEqual(Array(3).fill('STALE_VERSION input.expectedVersion'));
    expect(outcomes.flatMap(versions)).toEqual([2, 2, 2]);
    expect(await count('mechanism.audit_entry', 'record_id = $1', id)).toBe(1);
  });

  test('a change that comes between reading and writing is noticed under the lock', async () => {
    const id = await letter();
    during = async () => {
      during = () => Promise.resolve();
      await toy.act(LATER, async (t) => t.change(Letter, id, { notice: 'in between' }));
    };
    const refused = await act(input(id));
    expect(codes(refused)).toEqual(['STALE_VERSION input.expectedVersion']);
    expect(versions(refused)).toEqual([2]);
    expect(tries).toBe(0);
    expect(await count('mechanism.letter', `id = $1 AND notice = 'in between'`, id)).toBe(1);
  });

  test('a record that is taken back in between is not found any more', async () => {
    const id = await letter();
    during = async () => {
      during = () => Promise.resolve();
      await toy.act(LATER, async (t) => t.endGrants(Letter, id, ['AAA']));
    };
    expect(codes(await act(input(id)))).toEqual(['NOT_FOUND input.id']);
  });

  test('a hidden change in between does not disturb', async () => {
    const id = await letter(undefined, 'BBB');
    during = async () => {
      during = () => Promise.resolve();
      await toy.act(LATER, async (t) => t.change(Letter, id, { narrative: 'hidden from BBB' }));
    };
    expect(await act(input(id), person('BBB', 'officer-1'))).toMatchObject({ recordId: id });
  });
});

describe('what the database says to the slower of two', () => {
  test.each(['40001', '40P01', '23505'])('%s: the act is run again', async (code) => {
    const id = await letter();
    failing = [failure(code), failure(code), failure(code)];
    expect(await act(input(id))).toMatchObject({ recordId: id });
    expect(tries).toBe(4);
  });

  test('not for ever', async () => {
    const id = await letter();
    failing = Array.from({ length: 9 }, () => failure('40001'));
    await expect(act(input(id))).rejects.toThrow();
    expect(tries).toBe(4);
  });

  test.each([['23514'], ['42501'], [undefined]])('%s is a fault of ours, at once', async (code) => {
    const id = await letter();
    failing = [failure(code)];
    await expect(act(input(id))).rejects.toThrow();
    expect(tries).toBe(1);
  });
});

describe('another subgraph’s word on who holds a record', () => {
  test('is heard by those who hold it', async () => {
    const id = await letter();
    audience = { recordId: 'evi_1', delegations: ['AAA', 'SEC'], revision: 3 };
    let heard: unknown;
    during = async (reading) => {
      heard = await reading.audience('evidence', 'evi_1');
    };
    await act(input(id));
    expect(heard).toEqual(audience);
    expect(asked).toEqual(['evidence evi_1']);
  });

  test.each([
    ['hidden', ['BBB', 'SEC']],
    ['absent', []],
  ])('is the same nothing where it is %s', async (_, delegations) => {
    const id = await letter();
    audience = { recordId: 'evi_1', delegations, revision: 0 };
    let heard: unknown = 'not asked';
    during = async (reading) => {
      heard = await reading.audience('evidence', 'evi_1');
    };
    await act(input(id));
    expect(heard).toBeUndefined();
    expect(DIRECTORY.find('BBB')).toBeDefined();
  });
});
