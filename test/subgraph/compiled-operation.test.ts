import { describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  execute,
  getVariableValues,
  getOperationAST,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';

import { CompiledOperations } from '../../shared/subgraph/compiled-operation.js';

const SDL = `
  scalar Odd
  enum Colour { RED GREEN }
  interface Named { name: String }
  union Thing = Letter | Box
  type Letter implements Named { name: String id: ID! words: [String!]! must: String! colour: Colour odd: Odd next: Letter strict: Letter! }
  type Box implements Named { name: String size: Int letters: [Letter] all: [Letter!] deep: [[Int]] }
  type Query {
    letter(id: ID, shout: Boolean = false): Letter
    box: Box
    things: [Thing]
    named: [Named!]
    fails: String
    late: String
    lateFails: [Letter!]
    count: Int!
    context: String
    self: String
  }
  type Mutation { write(text: String!): Letter again: Int }`;

const later = async <T>(value: T): Promise<T> =>
  new Promise((resolve) => {
    setImmediate(() => {
      resolve(value);
    });
  });

const letter = (id: string, more: object = {}): object => ({
  ...{ __typename: 'Letter', id, name: `letter ${id}`, words: ['one', id], must: 'here' },
  ...{ colour: 'RED', odd: 3, next: null, strict: null },
  ...more,
});

const ROOT: Readonly<Record<string, (...given: never[]) => unknown>> = {
  letter: (_: unknown, { id, shout }: { id?: string; shout: boolean }) =>
    id === 'none' ? null : letter(`${id ?? 'no id'}${shout ? '!' : ''}`),
  box: () => ({
    ...{ __typename: 'Box', name: async () => later('a box'), size: 7, deep: [[1, null], null] },
    letters: [letter('a'), null, later(letter('b', { must: null })), new Error('torn')],
    all: async () => later([letter('c'), later(null)]),
  }),
  things: () => [letter('a'), { __typename: 'Box', size: 2.5 }, { __typename: 'Nothing' }, null],
  named: () => [later(letter('n')), { __typename: 'Box', name: 'b' }],
  fails: () => {
    throw new Error('no');
  },
  late: async () => later('late'),
  lateFails: () => [letter('x', { colour: 'BLUE' }), later(letter('y', { strict: letter('z') }))],
  count: async () => later(null),
  context: (_: unknown, __: unknown, { who }: { who: string }) => who,
  self: (_: unknown, __: unknown, ___: unknown, info: { fieldName: string; path: object }) =>
    JSON.stringify([info.fieldName, info.path]),
  write: (_: unknown, { text }: { text: string }) => letter(text),
  again: () => 2,
};

function made(): GraphQLSchema {
  const schema = buildSchema(SDL);
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const [name, field] of Object.entries(type?.getFields() ?? {}))
      field.resolve = ROOT[name] as never;
  }
  const odd = schema.getType('Odd') as unknown as { serialize: (value: unknown) => unknown };
  odd.serialize = (value) => (Number(value) % 2 === 1 ? `odd ${String(value)}` : undefined);
  return schema;
}

const schema = made();
const operations = new CompiledOperations(schema);
const ANY = 'id name words must colour odd';

const DOCUMENTS: readonly (readonly [string, string, Record<string, unknown>?])[] = [
  ['plain values', `{ letter(id: "a") { ${ANY} } }`],
  ['no value', '{ letter(id: "none") { id } }'],
  ['aliases and __typename', '{ __typename one: letter { __typename i: id } two: letter { id } }'],
  ['fields that are merged', '{ box { letters { id } } box { size letters { name } } }'],
  ['variables', 'query ($i: ID, $s: Boolean) { letter(id: $i, shout: $s) { id } }', { i: 'v' }],
  ['a default', 'query ($i: ID = "d") { letter(id: $i, shout: true) { id } }'],
  ['functions and promises', '{ late box { name size } context self }'],
  ['lists in lists', '{ box { deep } }'],
  ['a fault in a list', `{ box { letters { ${ANY} } } }`],
  ['a null that a list does not allow', '{ late box { size all { id } } }'],
  ['unions', `{ things { __typename ... on Letter { ${ANY} } ... on Box { size } } }`],
  ['interfaces', '{ named { name ... on Named { name } ... on Letter { id } } }'],
  ['fragments', '{ named { ...L } } fragment L on Letter { id ...M } fragment M on Named { name }'],
  ['a resolver that throws', '{ fails late }'],
  ['faults of promises', '{ lateFails { id colour strict { id strict { id } } } late }'],
  ['an enum value that is none', '{ lateFails { colour } }'],
  ['a null that reaches the root', '{ late count }'],
  ['an act', 'mutation { write(text: "w") { id } }'],
];

const FLAGS = `query ($a: Boolean!, $b: Boolean!) {
  letter @include(if: $a) { id name @skip(if: $b) } late @skip(if: $a) ... @include(if: $b) { context } }`;

async function both(text: string, variables: Record<string, unknown>) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const contextValue = { who: 'somebody' };
  const definitions = getOperationAST(document)?.variableDefinitions ?? [];
  const { coerced = {} } = getVariableValues(schema, definitions, variables);
  const theirs = await execute({ schema, document, variableValues: variables, contextValue });
  const compiled = operations.of(document, undefined, coerced);
  return { theirs, ours: await compiled?.run(coerced, contextValue), compiled };
}

const places = (
  result: Awaited<ReturnType<typeof both>>['theirs'] | undefined,
): readonly string[] =>
  (result?.errors ?? []).map(({ path, locations }) => JSON.stringify([path, locations])).sort();

describe('a compiled operation', () => {
  test.each(DOCUMENTS)('answers as graphql-js does: %s', async (_, text, variables = {}) => {
    const { theirs, ours } = await both(text, variables);
    expect(JSON.stringify(ours?.data)).toBe(JSON.stringify(theirs.data));
    expect(places(ours)).toEqual(places(theirs));
  });

  test.each([
    [true, true],
    [true, false],
    [false, false],
  ])('asks only for what flags leave: %s, %s', async (a, b) => {
    const { theirs, ours } = await both(FLAGS.replace('... @include(if: $b) { context }', ''), {
      a,
      b,
    });
    expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs));
  });

  test.each([
    ['the schema itself', '{ __schema { queryType { name } } }'],
    ['several acts', 'mutation { again other: again }'],
    ['fragments at the root', FLAGS],
  ])('leaves to graphql-js: %s', (_, text) => {
    expect(operations.of(parse(text), undefined, { a: true, b: true })).toBeUndefined();
  });

  test('is kept for its document and its flags, and knows nothing else of the request', () => {
    const document = parse('query ($i: ID, $s: Boolean) { letter(id: $i, shout: $s) { id } }');
    const one = operations.of(document, undefined, { i: 'a', s: true });
    expect(operations.of(document, undefined, { i: 'b', s: true })).toBe(one);
    expect(operations.of(document, undefined, { i: 'b', s: false })).not.toBe(one);
  });
});
