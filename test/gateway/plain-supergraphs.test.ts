import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import type { Graph } from '../../gateway/graph.js';
import { isPlain } from '../../gateway/plain-supergraph.js';
import { askBy, type Case, compose, graphBy, type Parts, WAYS } from './supergraphs.js';

/** Only plain things: the way of our own takes it. People know each other; greetings are another subgraph's. */
const PEOPLE: Record<string, object> = {
  p1: { id: 'p1', name: 'Ada', friend: { id: 'p2' }, tags: ['a', null], kinds: ['TALL'] },
  p2: { id: 'p2', name: 'Ben', friend: { id: 'p1' }, tags: null, kinds: null },
};
let total = 0;

const PARTS: Parts = {
  letters: [
    `schema { query: Questions mutation: Acts }
     type Questions { letters: [Letter!] letter(id: ID!): Letter say(what: String, as: String = "x"): String }
     type Acts { add(n: Int!): Int }
     type Letter @key(fields: "id") { id: ID! text: String author: Person grid: [[Person!]!] absent: Person strict: Box }
     type Box { inner: Box! }
     type Person @key(fields: "id", resolvable: false) { id: ID! }`,
    {
      Questions: {
        letters: () => [
          { id: 'l1', text: 'hello', author: { id: 'p1' }, grid: [[{ id: 'p1' }], [{ id: 'p2' }]] },
          { id: 'l2', text: 'bye', author: { id: 'p2' }, absent: { id: 'p9' } },
        ],
        letter: (_: unknown, { id }: { id: string }) => ({
          id,
          text: 'hello',
          author: { id: 'p1' },
          strict: {},
        }),
        say: (_: unknown, given: object) => JSON.stringify(given),
      },
      Acts: { add: (_: unknown, { n }: { n: number }) => (total += n) },
    },
  ],
  people: [
    `type Query { people: [Person!] }
     type Mutation { double: Int }
     enum Kind { TALL SMALL }
     type Person @key(fields: "id") { id: ID! name: String! friend: Person tags: [String] kinds: [Kind!] }`,
    {
      Query: { people: () => Object.values(PEOPLE) },
      Mutation: { double: () => (total *= 2) },
      Person: {
        __resolveReference: ({ id }: { id: string }) => PEOPLE[id] ?? null,
        friend: ({ id }: { id: string }) => PEOPLE[id === 'p1' ? 'p2' : 'p1'],
      },
    },
  ],
  greetings: [
    `type Person @key(fields: "id") { id: ID! greet(word: String = "hi"): String refuse: String }`,
    {
      Person: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        greet: ({ id }: { id: string }, { word }: { word: string }) => `${word} ${id}`,
        refuse: () => {
          throw new Error('no');
        },
      },
    },
  ],
};

const CASES: readonly Case[] = [
  ['{ a: __typename __typename }', { a: 'Query', __typename: 'Query' }],
  [
    '{ letter(id: "l1") { t: __typename author { t: __typename name } } }',
    { letter: { t: 'Letter', author: { t: 'Person', name: 'Ada' } } },
  ],
  [
    '{ letters { absent { id } text } }',
    {
      letters: [
        { absent: null, text: 'hello' },
        { absent: { id: 'p9' }, text: 'bye' },
      ],
    },
  ],
  // Nobody knows p9: its name may not be null, so it is null itself.
  ['{ letters { absent { id name } } }', { letters: [{ absent: null }, { absent: null }] }],
  [
    '{ people { tags kinds } }',
    {
      people: [
        { tags: ['a', null], kinds: ['TALL'] },
        { tags: null, kinds: null },
      ],
    },
  ],
  [
    '{ letters { grid { name greet } } }',
    {
      letters: [
        { grid: [[{ name: 'Ada', greet: 'hi p1' }], [{ name: 'Ben', greet: 'hi p2' }]] },
        { grid: null },
      ],
    },
  ],
  [
    '{ letters { author { friend { friend { name greet } greet } } } }',
    {
      letters: [
        { author: { friend: { friend: { name: 'Ada', greet: 'hi p1' }, greet: 'hi p2' } } },
        { author: { friend: { friend: { name: 'Ben', greet: 'hi p2' }, greet: 'hi p1' } } },
      ],
    },
  ],
  [
    'query($y: Boolean = true, $n: Boolean!) { letter(id: "l1") { text @skip(if: $y) author @include(if: $y) { name @skip(if: $n) greet @include(if: $n) } } }',
    { letter: { author: { greet: 'hi p1' } } },
    { n: true },
  ],
  [
    'query($a: Boolean!) { letter(id: "l1") { ...F @include(if: $a) ... @skip(if: $a) { text } } } fragment F on Letter { author { name } }',
    { letter: { author: { name: 'Ada' } } },
    { a: true },
  ],
  // Absent is not null.
  ['query($w: String) { say(what: $w) }', { say: '{"as":"x"}' }],
  ['query($w: String) { say(what: $w, as: $w) }', { say: '{"what":null,"as":null}' }, { w: null }],
  ['query($w: String = "d") { say(what: $w, as: $w) }', { say: '{"what":"d","as":"d"}' }],
  [
    'query($w: String) { people { greet(word: $w) } }',
    { people: [{ greet: 'hi p1' }, { greet: 'hi p2' }] },
  ],
  // Acts one after the other, whichever subgraph does them.
  [
    'mutation { zero: add(n: 1) two: double five: add(n: 3) ten: double }',
    { zero: 1, two: 2, five: 5, ten: 10 },
  ],
];

describe('a plain supergraph', () => {
  it('is Mizan’s, and this one', () => {
    expect(isPlain(parse(readFileSync('gateway/supergraph.graphql', 'utf8')))).toBe(true);
    expect(isPlain(parse(compose(PARTS)))).toBe(true);
  });
});

describe.each(WAYS)('a plain supergraph by the way %s', (way) => {
  let graph: Graph;
  beforeAll(() => {
    graph = graphBy(way, PARTS);
    total = 0;
  });
  afterAll(() => graph.close());

  it.each(CASES)('answers %s', async (...[query, data, variables]: Case) => {
    expect(await askBy(way, graph, query, variables)).toMatchObject({ data });
  });

  // An alias that hides a key would be sent on as the key.
  it.each(['{ people { id: name greet } }', '{ people { id: __typename greet } }'])(
    'refuses %s',
    async (query) => {
      const { data, errors } = await askBy(way, graph, query);
      expect([data, errors?.[0]?.extensions.code]).toEqual([
        undefined,
        'GRAPHQL_VALIDATION_FAILED',
      ]);
    },
  );
});

describe('a plain supergraph by our own way', () => {
  let graph: Graph;
  beforeAll(() => {
    graph = graphBy('own', PARTS);
  });
  afterAll(() => graph.close());

  // The library's runner gives both places one object, so that the second answer stands in both.
  it('keeps an entity at several places apart', async () => {
    const query = `{ a: letter(id: "l1") { author { friend { name x: greet(word: "one") } } }
       b: letter(id: "l1") { author { friend { name x: greet(word: "two") } } } }`;
    expect((await askBy('own', graph, query)).data).toEqual({
      a: { author: { friend: { name: 'Ben', x: 'one p2' } } },
      b: { author: { friend: { name: 'Ben', x: 'two p2' } } },
    });
  });

  // The other planner's runner leaves the places in lists out.
  it('names each place of an error', async () => {
    const { data, errors } = await askBy('own', graph, '{ people { name refuse } }');
    expect(data).toEqual({
      people: [
        { name: 'Ada', refuse: null },
        { name: 'Ben', refuse: null },
      ],
    });
    expect(errors?.map(({ path }) => path)).toEqual([
      ['people', 0, 'refuse'],
      ['people', 1, 'refuse'],
    ]);
  });
});
