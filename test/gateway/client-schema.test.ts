import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';
import { parse, printSchema } from 'graphql';

import { clientSchema } from '../../gateway/client-schema.js';
import { openRuntime } from '../../gateway/runtime.js';
import { packagePath } from '../../shared/config/package-path.js';
import { compose } from './supergraphs.js';

const OURS = readFileSync(packagePath('gateway/supergraph.graphql'), 'utf8');
const OTHER = compose({
  letters: [
    `"""What is asked."""
     type Query { letters(first: Int = 3): [Letter!] @deprecated(reason: "old") }
     type Letter @key(fields: "id") { id: ID! kind: Kind at: Moment }
     enum Kind { LONG "not long" SHORT }
     scalar Moment @specifiedBy(url: "https://moments.example")
     input Unused { n: Int = 1 }`,
    {},
  ],
  people: [
    'type Letter @key(fields: "id") { id: ID! by: String via: core } type core { to: ID }',
    {},
  ],
});

test.each([
  ['ours', OURS],
  ['another one', OTHER],
])('clients see of %s what the runtime shows them', async (_, supergraph) => {
  const runtime = openRuntime({ supergraph, planner: 'rust' });
  try {
    expect(printSchema(clientSchema(parse(supergraph)))).toBe(
      printSchema(await runtime.getSchema()),
    );
  } finally {
    await runtime.dispose();
  }
});

test('nothing of how it is joined is left', () => {
  expect(printSchema(clientSchema(parse(OTHER))))
    .toBe(`scalar Moment @specifiedBy(url: "https://moments.example")

"""What is asked."""
type Query {
  letters(first: Int = 3): [Letter!] @deprecated(reason: "old")
}

type Letter {
  id: ID!
  kind: Kind
  at: Moment
  by: String
  via: core
}

type core {
  to: ID
}

enum Kind {
  LONG

  """not long"""
  SHORT
}

input Unused {
  n: Int = 1
}`);
});
