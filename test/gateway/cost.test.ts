import { describe, expect, it } from '@jest/globals';
import { buildSchema, getOperationAST, parse } from 'graphql';

import { costOf, DEFAULT_COST } from '../../gateway/cost.js';

const schema = buildSchema(`
  type Query {
    one: Item
    few: [Item!]
    page(first: Int, last: Int): Page
    either: Either
  }
  type Mutation { write(text: String): Item }
  type Page { nodes: [Item!] edges: [Edge!] totalCount: Int info: Info }
  type Edge { cursor: String node: Item }
  type Info { next: String }
  type Item { id: ID names: [String!] parts: [Item!] page(first: Int = 7): Page }
  union Either = Item | Info
`);

function cost(document: string, variables: Record<string, unknown> = {}): number {
  const parsed = parse(document);
  const operation = getOperationAST(parsed);
  if (!operation) throw new Error('no operation');
  return costOf(DEFAULT_COST, schema, parsed, operation, variables);
}

describe('the cost of an operation', () => {
  it.each([
    ['plain values cost nothing', '{ __typename }', 0],
    ['an object costs one', '{ one { id names } }', 1],
    ['a list without a size counts as ten', '{ few { id } }', 10],
    ['lists multiply', '{ few { parts { parts { id } } } }', 10 + 100 + 1_000],
    ['a page is as long as `first` says', '{ page(first: 5) { nodes { id } totalCount } }', 1 + 5],
    ['or as `last` says', '{ page(last: 4) { nodes { id } } }', 1 + 4],
    ['the larger of both', '{ page(first: 2, last: 9) { nodes { id } } }', 1 + 9],
    ['a page without a size counts as a hundred', '{ page { nodes { id } } }', 1 + 100],
    ['edges hold their nodes', '{ page(first: 5) { edges { node { id } } } }', 1 + 5 * 2],
    ['what is beside the list is not multiplied', '{ page(first: 50) { info { next } } }', 1 + 1],
    [
      'pages multiply',
      '{ page(first: 5) { nodes { page(first: 3) { nodes { id } } } } }',
      1 + 5 * (1 + 1 + 3),
    ],
    ["an argument's default counts", '{ one { page { nodes { id } } } }', 1 + 1 + 7],
    ['a negative size does not lower the cost', '{ page(first: -9) { nodes { id } } }', 1 + 100],
    ['every alias counts', '{ a: one { id } b: one { id } }', 2],
    ['an act costs ten and what it returns', 'mutation { write { id } }', 10 + 1],
    // Forty times the whole schema was thirteen megabytes and six seconds of work, for anyone who asked.
    [
      'B14: the schema can be asked for four times',
      '{ __schema { types { name fields { name } } } }',
      2_500,
    ],
    ['B14: a type of it twenty times', '{ __type(name: "Item") { fields { name } } }', 500],
    [
      'B14: every alias of the schema counts',
      '{ a: __schema { types { name } } b: __schema { types { name } } }',
      5_000,
    ],
    [
      'inline fragments count',
      '{ either { ... on Item { parts { id } } ... on Info { next } } }',
      1 + 10,
    ],
    [
      'fragments count wherever they are spread',
      '{ a: one { ...F } b: one { ...F } } fragment F on Item { parts { id } }',
      2 * (1 + 10),
    ],
  ])('%s', (_, document, expected) => {
    expect(cost(document)).toBe(expected);
  });

  it('reads `first` from a variable', () => {
    const document = 'query($n: Int) { page(first: $n) { nodes { id } } }';
    expect(cost(document, { n: 30 })).toBe(31);
    expect(cost(document, {})).toBe(101);
    expect(cost(document, { n: null })).toBe(101);
    expect(cost(document, { n: '3' })).toBe(101);
  });

  it("reads a variable's default", () => {
    const document = 'query($n: Int = 20) { page(first: $n) { nodes { id } } }';
    expect(cost(document)).toBe(21);
    expect(cost(document, { n: 3 })).toBe(4);
  });

  it('does not overflow', () => {
    const deep =
      '{ page(first: 2147483647) { nodes { page(first: 2147483647) { nodes { id } } } } }';
    expect(cost(deep)).toBe(Number.MAX_SAFE_INTEGER);
  });
});
