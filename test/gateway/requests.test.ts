import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { raw, type Serving, serveToys } from './serving.js';

describe('the door of the gateway', () => {
  const calls: string[] = [];
  let serving: Serving;
  beforeAll(async () => {
    serving = await serveToys('in process', calls);
  });
  afterAll(() => serving.stop());

  it.each([
    ['GET', 405, { method: 'GET', path: '/graphql?query={whoAsks}' }],
    ['PUT', 405, { method: 'PUT' }],
    ['OPTIONS', 405, { method: 'OPTIONS', headers: ['origin', 'https://evil.example'] }],
    ['text/plain', 415, { headers: ['content-type', 'text/plain'] }],
    ['a form', 415, { headers: ['content-type', 'application/x-www-form-urlencoded'] }],
    ['multipart', 415, { headers: ['content-type', 'multipart/form-data; boundary=x'] }],
    ['no type', 415, { headers: [] }],
    ['another charset', 415, { headers: ['content-type', 'application/json; charset=utf-16'] }],
    [
      'compression',
      415,
      { headers: ['content-type', 'application/json', 'content-encoding', 'gzip'] },
    ],
  ])('refuses %s', async (_, status, options) => {
    const sent = await raw(serving.port, { body: '{"query":"{ whoAsks }"}', ...options });
    expect(sent.status).toBe(status);
    expect(sent.json.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    expect(sent.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    ['no JSON', '{', 'BAD_REQUEST'],
    ['a batch', '[{"query":"{ whoAsks }"}]', 'BAD_REQUEST'],
    ['no query', '{}', 'BAD_REQUEST'],
    ['variables that are a list', '{"query":"{ whoAsks }","variables":[1]}', 'BAD_REQUEST'],
    [
      'a long operation name',
      JSON.stringify({ query: '{ whoAsks }', operationName: 'x'.repeat(201) }),
      'BAD_REQUEST',
    ],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'BAD_USER_INPUT'],
    [
      'U+0000 in a variable',
      '{"query":"query($i:ID!){ letter(id:$i) { id } }","variables":{"i":"a\\u0000"}}',
      'BAD_USER_INPUT',
    ],
    [
      'U+0000 by an escape of GraphQL',
      '{"query":"{ letter(id: \\"\\\\u0000\\") { id } }"}',
      'BAD_USER_INPUT',
    ],
    [
      'U+0000 by the other escape of GraphQL',
      '{"query":"{ letter(id: \\"\\\\u{0000000}\\") { id } }"}',
      'BAD_USER_INPUT',
    ],
    [
      'half a character',
      '{"query":"query($i:ID!){ letter(id:$i) { id } }","variables":{"i":"\\ud83d"}}',
      'BAD_USER_INPUT',
    ],
    [
      'a prototype key',
      '{"query":"{ whoAsks }","variables":{"a":{"__proto__":{"admin":true}}}}',
      'BAD_USER_INPUT',
    ],
    [
      'a key in the variables that every object has',
      '{"query":"{ whoAsks }","variables":{"constructor":{"keys":1}}}',
      'BAD_USER_INPUT',
    ],
    [
      'a number that JSON reads as infinite, and would write as null',
      '{"query":"query($n:Int){ letters(first:$n) { id } }","variables":{"n":1e400}}',
      'BAD_USER_INPUT',
    ],
    [
      'bottomless variables',
      `{"query":"{ whoAsks }","variables":{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`,
      'BAD_USER_INPUT',
    ],
  ])('refuses %s before any subgraph is called', async (_, body, code) => {
    calls.length = 0;
    const sent = await raw(serving.port, { body });
    expect(sent.status).toBe(400);
    expect(sent.json.errors?.[0]?.extensions.code).toBe(code);
    expect(calls).toEqual([]);
  });

  it.each([
    ['{ letters { __proto__: id author { __proto__: name } } }'],
    ['{ __proto__: people { nodes { admin: id } } }'],
    ['{ constructor: people { keys: __typename nodes { id } } }'],
    ['{ hasOwnProperty: letters { call: id } }'],
  ])(
    'E09: an answer under a name that all objects share poisons no other caller’s: %s',
    async (query) => {
      calls.length = 0;
      const own = Object.getOwnPropertyDescriptor(Object.prototype, 'hasOwnProperty');
      const shared = [Object.prototype, Object, own?.value as object];
      const before = shared.map((one) => Object.getOwnPropertyNames(one));
      const sent = await raw(serving.port, { body: JSON.stringify({ query }) });
      expect(sent.json.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(shared.map((one) => Object.getOwnPropertyNames(one))).toEqual(before);
      expect(calls).toEqual([]);
      const token = await serving.token('pak-officer');
      expect((await serving.query('{ whoAsks }', token)).json.data).toEqual({
        whoAsks: 'pak_officer',
      });
    },
  );

  it('E06: an alias does not turn another field into the record that a subgraph is asked about', async () => {
    const sent = await serving.query('{ letters { author { id: __typename name } } }');
    expect(sent.json.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it.each([
    ['a pair of surrogates', '\\uD83D\\uDE00'],
    ['a code point in braces', '\\u{1F600}'],
    ['one that needs none', '\\u006c1'],
  ])('reads %s in a text of the document', async (_, text) => {
    const sent = await serving.query(`{ letter(id: "${text}") { id } }`);
    expect(sent.json).toMatchObject({
      data: { letter: text === '\\u006c1' ? { id: 'l1' } : null },
    });
    expect(sent.json.errors).toBeUndefined();
  });

  it.each([
    ['{ whoAsks @skip(if: true) }', {}],
    ['{ whoAsks @include(if: false) nobody @skip(if: true) }', {}],
    ['{ ... @include(if: false) { whoAsks } }', {}],
    ['{ ...F } fragment F on Query { whoAsks @skip(if: true) }', {}],
    ['mutation { send(input: { text: "x" }) @skip(if: true) { id } }', {}],
    ['{ whoAsks @skip(if: true) people @skip(if: false) { nodes { id } } }', 'people'],
    ['{ letters { id @skip(if: true) author { id } } }', 'letters'],
  ])('A11: answers what directives have left, and does no more: %s', async (query, expected) => {
    calls.length = 0;
    const sent = await serving.query(query);
    expect(sent.json.errors).toBeUndefined();
    if (typeof expected === 'string') expect(Object.keys(sent.json.data ?? {})).toEqual([expected]);
    else expect([sent.json.data, calls]).toEqual([expected, []]);
  });

  it('says that there are no subscriptions where there are none', async () => {
    for (const query of ['subscription { letters { id } }', 'subscription { __typename }']) {
      const sent = await serving.query(query);
      expect(sent.json.errors?.[0]).toMatchObject({
        message: 'The schema has no subscription type.',
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      });
    }
  });

  it('answers a monitor that asks for its health with HEAD', async () => {
    const sent = await raw(serving.port, { method: 'HEAD', path: '/health/live', headers: [] });
    expect([sent.status, sent.text]).toEqual([200, '']);
  });

  const filled = (values: unknown): string =>
    JSON.stringify({ query: '{ whoAsks }', variables: { values } });

  it.each([
    ['a list of more than a thousand entries', Array(1_001).fill(1), 400],
    ['a list of a thousand', Array(1_000).fill(1), 200],
    [
      'an object of more than a thousand',
      Object.fromEntries(Array.from({ length: 1_001 }, (__, n) => [`k${n}`, 1])),
      400,
    ],
    ['lists that hold too much together', Array(21).fill(Array(999).fill(1)), 400],
    ['lists that do not', Array(19).fill(Array(999).fill(1)), 200],
  ])('B14: bounds what the variables hold: %s', async (_, values, status) => {
    const large = await serveToys('in process', [], { maxBodyBytes: 1_000_000 });
    const sent = await raw(large.port, { body: filled(values) });
    await large.stop();
    expect(sent.status).toBe(status);
    expect(sent.json.errors?.[0]?.extensions.code).toBe(
      status === 400 ? 'BAD_USER_INPUT' : undefined,
    );
  });

  it('refuses a body that is too large', async () => {
    const sent = await raw(serving.port, { body: 'x'.repeat(20_001) });
    expect(sent.status).toBe(413);
    expect(sent.json.errors?.[0]?.extensions.code).toBe('PAYLOAD_TOO_LARGE');
  });
});
