import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { act, must } from '../support/acts.js';
import { allegation, file } from '../support/case.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { type Places, recordMechanism } from '../support/mechanism.js';

let deployment: Deployment;
let places: Places;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
});
afterAll(async () => {
  await deployment.stop();
});

describe.each(['draftAllegation', 'fileAllegation'])('idempotency of %s', (name) => {
  test('the same key and input give the first answer again and write once', async () => {
    const input = allegation('AFG', places);
    const first = await act(deployment, 'pak-officer', name, input);
    const again = await act(deployment, 'pak-officer', name, input);
    expect(first.replayed).toBe(false);
    expect(again).toEqual({ ...first, replayed: true });
  });

  test('twenty at once write once', async () => {
    const input = allegation('AFG', places);
    const all = await Promise.all(
      Array.from({ length: 20 }, async () => act(deployment, 'pak-officer', name, input)),
    );
    expect(new Set(all.map((acted) => acted.record?.id)).size).toBe(1);
    expect(all.filter((acted) => !acted.replayed)).toHaveLength(1);
  });

  test('the same key with another input is a conflict, at the key', async () => {
    const idempotencyKey = randomUUID();
    await must(deployment, 'pak-officer', name, allegation('AFG', places, { idempotencyKey }));
    const other = allegation('AFG', places, { idempotencyKey, clause: 'Article 9' });
    const refused = await act(deployment, 'pak-officer', name, other);
    expect(refused.userErrors.map((fault) => [fault.code, fault.path])).toEqual([
      ['IDEMPOTENCY_CONFLICT', ['input', 'idempotencyKey']],
    ]);
  });

  test('H05: the other side’s use of a key is not noticed', async () => {
    const idempotencyKey = `the-same-key-on-both-sides-${name}`;
    await must(deployment, 'afg-officer', name, allegation('PAK', places, { idempotencyKey }));
    const mine = await act(
      deployment,
      'pak-officer',
      name,
      allegation('AFG', places, { idempotencyKey }),
    );
    expect([mine.replayed, mine.userErrors]).toEqual([false, []]);
  });

  test('a malformed key is refused with where and why, and nothing is written', async () => {
    const refused = await act(
      deployment,
      'pak-officer',
      name,
      allegation('AFG', places, { idempotencyKey: 'short' }),
    );
    expect(refused.userErrors).toEqual([
      {
        code: 'BAD_USER_INPUT',
        path: ['input', 'idempotencyKey'],
        message: 'must be 8 to 100 characters of A-Z a-z 0-9 . _ : -',
      },
    ]);
  });
});

describe('what an act refuses', () => {
  test('a stale version, a wrong state and the state’s own verbs', async () => {
    const filed = await file(deployment, places, 'pak', 'AFG', 'SUBMITTED');
    const id = filed.allegation;
    const stale = await act(deployment, 'sec-secretariat', 'registerAllegation', {
      idempotencyKey: randomUUID(),
      id,
      expectedVersion: 9,
    });
    expect(stale.userErrors.map((fault) => [fault.code, fault.path])).toEqual([
      ['STALE_VERSION', ['input', 'expectedVersion']],
    ]);
    const illegal = await act(deployment, 'pak-officer', 'submitAllegation', {
      idempotencyKey: randomUUID(),
      id,
      expectedVersion: 2,
    });
    expect(illegal.userErrors).toEqual([
      {
        code: 'ILLEGAL_TRANSITION',
        path: ['input', 'id'],
        message: 'the allegation is SUBMITTED; open to you now: none',
      },
    ]);
  });

  test.each(['draftAllegation', 'fileAllegation'])(
    'several faults of %s at once, each at its place',
    async (name) => {
      const refused = await act(
        deployment,
        'pak-officer',
        name,
        allegation('PAK', places, {
          incident: {
            sectorId: places.firstDistrict,
            occurredFrom: '2999-01-01T00:00:00.000Z',
            timePrecision: 'DAY',
            latitude: 33.1,
          },
        }),
      );
      expect(refused.userErrors.map((fault) => [fault.code, fault.path.join('.')]).sort()).toEqual([
        ['BAD_USER_INPUT', 'input.incident.latitude'],
        ['BAD_USER_INPUT', 'input.incident.occurredFrom'],
        ['BAD_USER_INPUT', 'input.incident.sectorId'],
        ['BAD_USER_INPUT', 'input.respondent'],
      ]);
    },
  );

  test('H04: a client cannot choose an id, and an unknown enum value is refused before anything runs', async () => {
    const mutation =
      'mutation ($input: DraftAllegationInput!) { draftAllegation(input: $input) { userErrors { code } } }';
    for (const extra of [
      { id: `alg_${randomUUID()}` },
      { act: 'TELEPATHY' },
      { respondent: 7 },
      { originator: 'AFG' },
    ]) {
      const { status, body } = await deployment.ask('pak-officer', mutation, {
        input: allegation('AFG', places, extra),
      });
      expect([extra, body.errors?.[0]?.extensions.code]).toEqual([extra, 'BAD_USER_INPUT']);
      expect(status).toBe(status < 500 ? status : 400);
    }
  });

  test('a role that may not act is FORBIDDEN before its input is looked at', async () => {
    const mutation =
      'mutation ($input: AllegationActInput!) { registerAllegation(input: $input) { userErrors { code } } }';
    for (const seat of [
      'pak-officer',
      'pak-head',
      'pak-app',
      'tur-mediator',
      'sec-monitor',
      'obs-a-observer',
      null,
    ]) {
      const input = { idempotencyKey: randomUUID(), id: `alg_${randomUUID()}`, expectedVersion: 1 };
      const { body } = await deployment.ask(seat, mutation, { input });
      expect([seat, body.errors?.[0]?.extensions.code]).toEqual([seat, 'FORBIDDEN']);
    }
  });
});

describe('two acts on one record at once', () => {
  test('one of them is done, the other finds its version stale', async () => {
    const { allegation: id } = await file(deployment, places, 'pak', 'AFG', 'SUBMITTED');
    const both = await Promise.all(
      ['a', 'b'].map(async () =>
        act(deployment, 'sec-secretariat', 'registerAllegation', {
          idempotencyKey: randomUUID(),
          id,
          expectedVersion: 1,
        }),
      ),
    );
    const codes = both.flatMap((acted) => acted.userErrors.map((fault) => fault.code));
    expect(both.filter((acted) => acted.record !== null)).toHaveLength(1);
    expect(codes).toHaveLength(1);
    expect(['STALE_VERSION', 'ILLEGAL_TRANSITION']).toContain(codes[0]);
  });

  test('case numbers of a pair have no gap and no repeat when many are notified at once', async () => {
    const filed = await Promise.all(
      ['pak', 'afg', 'pak', 'afg'].map(async (by) =>
        file(deployment, places, by, by === 'pak' ? 'AFG' : 'PAK', 'NOTIFIED'),
      ),
    );
    const numbers = await Promise.all(
      filed.map(async ({ allegation: id }) => {
        const { body } = await deployment.ask(
          'tur-mediator',
          'query ($id: ID!) { allegation(id: $id) { caseNo } }',
          { id },
        );
        return (body.data?.allegation as { caseNo: string }).caseNo.slice(-4);
      }),
    );
    expect(numbers.sort()).toEqual(['0001', '0002', '0003', '0004']);
    expect(await deployment.differences()).toEqual([]);
  });
});
