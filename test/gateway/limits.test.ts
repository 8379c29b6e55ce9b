import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';

import { type DocumentLimits, parseWithinLimits } from '../../gateway/limits.js';

const LIMITS: DocumentLimits = {
  tokens: 100,
  depth: 4,
  aliases: 3,
  directives: 2,
  selections: 30,
};

function refusal(document: string, limits: DocumentLimits = LIMITS): unknown[] {
  try {
    parseWithinLimits(document, limits);
    return ['accepted'];
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return [error.extensions.code, error.message];
  }
}

const exceeded = (found: string, allowed: number): unknown[] => [
  'LIMIT_EXCEEDED',
  `The document has ${found}; ${allowed} are allowed. Split it into smaller ones.`,
];

describe('the limits on a document', () => {
  it('accept what is within them', () => {
    expect(refusal('{ a { b { c { d } } } }')).toEqual(['accepted']);
    expect(refusal('{ x: a y: a z: a }')).toEqual(['accepted']);
  });

  it.each([
    ['tokens', `{ ${'a '.repeat(99)} }`, exceeded('more than 100 tokens', 100)],
    ['levels', '{ a { b { c { d { e } } } } }', exceeded('5 levels', 4)],
    [
      'levels through fragments',
      '{ a { ...F } } fragment F on T { b { c { ... on T { d { e } } } } }',
      exceeded('5 levels', 4),
    ],
    ['aliases', '{ w: a x: a y: a z: a }', exceeded('4 aliases', 3)],
    [
      'aliases of __typename',
      '{ w: __typename x: __typename y: __typename z: __typename }',
      exceeded('4 aliases', 3),
    ],
    [
      'aliases of a fragment spread twice',
      '{ a { ...F } b { ...F } } fragment F on T { x: a y: a }',
      exceeded('4 aliases', 3),
    ],
    ['directives', '{ a @x @x @x }', exceeded('3 directives', 2)],
    ['directives on the operation', 'query @x @x { a @x }', exceeded('3 directives', 2)],
    [
      'fragments that double',
      '{ ...A ...A } fragment A on T { ...B ...B } fragment B on T { ...C ...C } fragment C on T { ...D ...D } fragment D on T { a }',
      exceeded('46 selections', 30),
    ],
  ])('refuse too many %s', (_, document, expected) => {
    expect(refusal(document)).toEqual(expected);
  });

  it('hold for every operation of the document', () => {
    expect(refusal('query A { a } query B { a { b { c { d { e } } } } }')).toEqual(
      exceeded('5 levels', 4),
    );
  });

  it('do not hang on a fragment that spreads itself', () => {
    expect(refusal('{ ...A } fragment A on T { a { ...A } }')).toEqual(['accepted']);
  });

  it('count a long chain of doubling fragments in no time', () => {
    const chain = Array.from(
      { length: 300 },
      (_, n) => `fragment F${n} on T { ...F${n + 1} ...F${n + 1} }`,
    ).join(' ');
    const started = Date.now();
    const [code] = refusal(`{ ...F0 } ${chain} fragment F300 on T { a }`, {
      ...LIMITS,
      tokens: 10_000,
    });
    expect(code).toBe('LIMIT_EXCEEDED');
    expect(Date.now() - started).toBeLessThan(500);
  });

  it.each([
    ['an alias', '{ __proto__: a }'],
    ['an alias of what every object has', '{ constructor: a }'],
    ['an alias deep inside', '{ a { b { toString: c } } }'],
    ['an alias in a fragment', '{ ...F } fragment F on T { hasOwnProperty: a }'],
    ['a variable', 'query ($__proto__: Int) { a }'],
    ['a fragment', '{ ...valueOf } fragment valueOf on T { a }'],
    ['an operation', 'query __proto__ { a }'],
    ['a key of an input', '{ a(b: { __proto__: { admin: true } }) }'],
    ['a directive', '{ a @isPrototypeOf }'],
    ['an alias that GraphQL keeps to itself', '{ __typename: a }'],
    ['an alias that the planner finds records by', '{ a { id: b } }'],
  ])('E09: refuse a reserved name for %s', (_, document) => {
    expect(refusal(document)).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
      'This name is one that the service keeps for itself; choose another for the alias, variable, fragment or operation.',
    ]);
  });

  it('accept the same words as text, and names that only look alike', () => {
    expect(refusal('{ a(b: "__proto__") proto: b id _id: id __typename x: __typename }')).toEqual([
      'accepted',
    ]);
  });

  it('say where a reserved name stands', () => {
    for (const document of ['{ a\n  constructor: b }', '{ a\n  __typename: b }']) {
      expect(() => parseWithinLimits(document, LIMITS)).toThrow(
        expect.objectContaining({ locations: [{ line: 2, column: 3 }] }),
      );
    }
  });

  it('say where a document is not GraphQL', () => {
    expect(refusal('{ a ')).toEqual([
      'GRAPHQL_PARSE_FAILED',
      'Syntax Error: Expected Name, found <EOF>.',
    ]);
  });
});
