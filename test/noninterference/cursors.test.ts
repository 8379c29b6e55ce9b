import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { must } from '../support/acts.js';
import { allegation } from '../support/case.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { type Places, recordMechanism } from '../support/mechanism.js';

let deployment: Deployment;
let places: Places;

const PAGE = `query ($first: Int, $last: Int, $after: String, $before: String) {
  allegations(first: $first, last: $last, after: $after, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } }
  }
}`;

interface Page {
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string;
    readonly endCursor: string;
  };
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
}

async function page(seat: string, variables: object): Promise<Page> {
  const { body } = await deployment.ask(seat, PAGE, variables);
  return body.data?.allegations as Page;
}

async function draft(seat: string, against: string): Promise<string> {
  return must(deployment, seat, 'draftAllegation', allegation(against, places));
}

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
  for (let n = 0; n < 5; n += 1) await draft('pak-officer', 'AFG');
});
afterAll(async () => {
  await deployment.stop();
});

describe('lists and cursors', () => {
  test('C01: the other side’s newer rows change no byte of a page', async () => {
    const before = await deployment.ask('pak-officer', PAGE, { first: 3 });
    for (let n = 0; n < 12; n += 1) await draft('afg-officer', 'PAK');
    const after = await deployment.ask('pak-officer', PAGE, { first: 3 });
    expect(after.bytes).toBe(before.bytes);
    expect((after.body.data?.allegations as Page).totalCount).toBe(5);
  });

  test('C06 C07: paging forwards and backwards gives the same set while the other side writes', async () => {
    const forward: string[] = [];
    let after: string | undefined;
    do {
      const part = await page('pak-officer', { first: 2, after });
      forward.push(...part.edges.map((edge) => edge.node.id));
      after = part.pageInfo.hasNextPage ? part.pageInfo.endCursor : undefined;
      await draft('afg-officer', 'PAK');
    } while (after !== undefined);
    const backward: string[] = [];
    let before: string | undefined;
    do {
      const part = await page('pak-officer', { last: 2, before });
      backward.unshift(...part.edges.map((edge) => edge.node.id));
      before = part.pageInfo.hasPreviousPage ? part.pageInfo.startCursor : undefined;
    } while (before !== undefined);
    expect(new Set(forward).size).toBe(5);
    expect(backward).toEqual(forward);
  });

  test('C03 C04: another seat’s, an altered and a malformed cursor get one answer', async () => {
    const foreign = (await page('afg-officer', { first: 1 })).pageInfo.endCursor;
    const mine = (await page('pak-officer', { first: 1 })).pageInfo.endCursor;
    const flipped = `${mine.slice(0, 10)}${mine.charAt(10) === 'A' ? 'B' : 'A'}${mine.slice(11)}`;
    const answers = await Promise.all(
      [foreign, flipped, 'nonsense', ''].map(async (after) =>
        deployment.ask('pak-officer', PAGE, { first: 1, after }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.bytes)).size).toBe(1);
    expect(answers[0]?.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a cursor of another filter is refused', async () => {
    const { endCursor } = (await page('pak-officer', { first: 1 })).pageInfo;
    const { body } = await deployment.ask(
      'pak-officer',
      'query ($after: String) { allegations(first: 1, after: $after, filter: { status: [DRAFT] }) { totalCount } }',
      { after: endCursor },
    );
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a page needs first or last, between 1 and 100', async () => {
    for (const variables of [
      {},
      { first: 1, last: 1 },
      { first: 0 },
      { first: 101 },
      { last: -1 },
    ]) {
      const { body } = await deployment.ask('pak-officer', PAGE, variables);
      expect([variables, body.errors?.[0]?.extensions.code]).toEqual([variables, 'BAD_USER_INPUT']);
    }
  });

  test('C09 C10: ids are random UUIDs of version 4 and references count nothing', async () => {
    const first = await draft('pak-officer', 'AFG');
    await draft('afg-officer', 'PAK');
    const second = await draft('pak-officer', 'AFG');
    for (const id of [first, second]) {
      expect(id).toMatch(
        /^alg_[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
    const { body } = await deployment.ask(
      'pak-officer',
      '{ incidents(first: 100) { nodes { reference } } }',
    );
    const { nodes } = body.data?.incidents as { nodes: { reference: string }[] };
    for (const { reference } of nodes) expect(reference).toMatch(/^I-[2-9A-HJ-NP-Z]{6}$/);
    expect(new Set(nodes.map((node) => node.reference)).size).toBe(nodes.length);
  });
});
