// cspell:ignore leters
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';

import { createGraph, type Graph } from '../../gateway/graph.js';
import type { Planner } from '../../gateway/graph-options.js';
import { inProcessTransport } from '../../gateway/transports.js';
import { reader, silent, toySubgraphs, toySupergraph } from './toy.js';

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: {
    readonly message: string;
    readonly path?: unknown;
    readonly extensions: Record<string, unknown>;
  }[];
  readonly extensions?: Record<string, unknown>;
}

const REQUEST_ID = 'the-request';

interface More {
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

async function ask(graph: Graph, query: string, more: More = {}): Promise<Answer> {
  const body = { query, variables: {}, operationName: undefined, ...more };
  const answer = await graph.answer(body, { viewer: reader, requestId: REQUEST_ID });
  return JSON.parse(answer.body) as Answer;
}

describe.each<Planner>(['rust', 'js'])('the graph with the %s planner', (planner) => {
  const calls: string[] = [];
  let graph: Graph;

  beforeAll(async () => {
    graph = createGraph({
      supergraph: toySupergraph(),
      planner,
      transport: inProcessTransport(toySubgraphs(calls), silent),
      subgraphTimeoutMs: 300,
    });
    await graph.load();
  });
  afterAll(() => graph.close());

  it('joins two subgraphs', async () => {
    expect(await ask(graph, '{ letters(first: 2) { id author { name } } }')).toEqual({
      data: {
        letters: [
          { id: 'l1', author: { name: 'name of p1' } },
          { id: 'l2', author: { name: 'name of p2' } },
        ],
      },
      extensions: { cost: { requested: 4, limit: 10_000 } },
    });
  });

  it('gives the verified viewer to the subgraph', async () => {
    expect((await ask(graph, '{ whoAsks }')).data).toEqual({ whoAsks: 'pak_officer' });
  });

  it('answers the full introspection query', async () => {
    const { data } = await ask(graph, getIntrospectionQuery());
    const schema = buildClientSchema(data as unknown as IntrospectionQuery);
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort()).toEqual([
      'broken',
      'letter',
      'letters',
      'nobody',
      'people',
      'post',
      'refused',
      'slow',
      'whoAsks',
    ]);
  });

  it.each([
    ['beside data', '{ __schema { queryType { name } } whoAsks }'],
    ['in an inline fragment', '{ ... on Query { __schema { queryType { name } } } whoAsks }'],
    [
      'in a fragment',
      'query { ...F whoAsks } fragment F on Query { __schema { queryType { name } } }',
    ],
    [
      'in a fragment together with data',
      'query { ...F } fragment F on Query { __schema { queryType { name } } whoAsks }',
    ],
  ])('answers introspection %s', async (_, query) => {
    expect((await ask(graph, query)).data).toEqual({
      __schema: { queryType: { name: 'Query' } },
      whoAsks: 'pak_officer',
    });
  });

  it('answers __type by a variable, and null for a type that is not there', async () => {
    const query =
      'query($n: String!, $m: String!) { a: __type(name: $n) { name } b: __type(name: $m) { name } }';
    expect((await ask(graph, query, { variables: { n: 'Letter', m: 'Hidden' } })).data).toEqual({
      a: { name: 'Letter' },
      b: null,
    });
  });

  it.each(['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'])(
    'does not know the federation field in %s',
    async (query) => {
      const { data, errors } = await ask(graph, query);
      expect(data).toBeUndefined();
      expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    },
  );

  it('suggests no names', async () => {
    const { errors } = await ask(graph, '{ leters { id } letter(idd: 1) { txt } }');
    expect(errors?.length).toBeGreaterThan(2);
    expect(JSON.stringify(errors)).not.toContain('Did you mean');
    expect(errors?.[0]).toEqual({
      message: 'Cannot query field "leters" on type "Query". (line 1, column 3)',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', requestId: REQUEST_ID },
    });
  });

  it('tells nothing of a failure inside a subgraph, and keeps the rest', async () => {
    const answer = await ask(graph, '{ broken whoAsks }');
    expect(answer.data).toEqual({ broken: null, whoAsks: 'pak_officer' });
    expect(answer.errors).toEqual([
      {
        message: 'Something failed on our side; quote the request id.',
        path: ['broken'],
        extensions: { code: 'INTERNAL', requestId: REQUEST_ID },
      },
    ]);
  });

  it('lets a refusal out with its code and nothing beside it', async () => {
    expect((await ask(graph, '{ refused }')).errors).toEqual([
      {
        message: 'This role may not use this query or mutation.',
        path: ['refused'],
        extensions: { code: 'FORBIDDEN', requestId: REQUEST_ID },
      },
    ]);
  });

  it('sorts errors by their path', async () => {
    const { errors } = await ask(graph, '{ z: refused a: broken m: refused }');
    expect(errors?.map((error) => error.path)).toEqual([['a'], ['m'], ['z']]);
  });

  it('ends a slow subgraph call', async () => {
    const started = Date.now();
    const { errors } = await ask(graph, '{ slow nobody }');
    expect(Date.now() - started).toBeLessThan(1_500);
    expect(errors?.map((error) => error.extensions.code)).toEqual(['TIMEOUT']);
  });

  it('refuses an operation above the cost limit before any subgraph is called', async () => {
    calls.length = 0;
    const answer = await ask(graph, '{ letters(first: 20000) { id } }');
    expect(answer).toEqual({
      errors: [
        {
          message:
            'The document would cost 20000; one request may cost 10000. Ask for fewer entries (`first`) or fewer nested lists.',
          extensions: { code: 'COST_LIMIT_EXCEEDED', requestId: REQUEST_ID },
        },
      ],
      extensions: { cost: { requested: 20_000, limit: 10_000 } },
    });
    expect(calls).toEqual([]);
  });

  it('refuses variables that do not fit, without repeating them', async () => {
    calls.length = 0;
    const query = 'mutation($input: SendInput!) { send(input: $input) { id } }';
    const variables = { input: { text: 'dear secret', stamps: [1, 'secret'] } };
    const { errors } = await ask(graph, query, { variables });
    expect(errors).toEqual([
      {
        message: 'The variable $input.stamps.1 is missing or does not fit the type Int!.',
        extensions: { code: 'BAD_USER_INPUT', requestId: REQUEST_ID },
      },
    ]);
    expect(calls).toEqual([]);
  });

  it.each([
    [{ input: { stamps: [1] } }, '$input.text is missing or does not fit the type String!.'],
    [{ input: { text: 'a', colour: 'red' } }, '$input.colour is not a field of this input.'],
    [{ input: null }, '$input is missing or does not fit the type SendInput!.'],
    [{}, '$input is missing or does not fit the type SendInput!.'],
    [
      { input: { text: { secret: 1 } } },
      '$input.text is missing or does not fit the type String!.',
    ],
  ])('says which part of the variables does not fit in %j', async (variables, message) => {
    const query = 'mutation($input: SendInput!) { send(input: $input) { id } }';
    const { errors } = await ask(graph, query, { variables });
    expect(errors?.map((error) => error.message)).toEqual([`The variable ${message}`]);
  });

  it('gives null for every root field when no subgraph answered', async () => {
    const answer = await ask(graph, '{ a: slow __typename }');
    expect(answer.data).toEqual({ a: null, __typename: 'Query' });
    expect(answer.errors?.map((error) => error.path)).toEqual([['a']]);
  });

  it('does not repeat an operation name that is not in the document', async () => {
    const answer = await ask(graph, 'query A { whoAsks }', { operationName: 'Secret' });
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    expect(JSON.stringify(answer)).not.toContain('Secret');
  });

  it('calls nobody without a viewer', async () => {
    calls.length = 0;
    const body = {
      query: '{ whoAsks }',
      variables: {},
      operationName: undefined,
      extensions: { viewer: { seat: 'afg_head' } },
    };
    const answer = JSON.parse((await graph.answer(body, {})).body) as Answer;
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
    expect(calls).toEqual([]);
  });
});
