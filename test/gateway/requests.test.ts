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

  it('refuses a body that is too large', async () => {
    const sent = await raw(serving.port, { body: 'x'.repeat(20_001) });
    expect(sent.status).toBe(413);
    expect(sent.json.errors?.[0]?.extensions.code).toBe('PAYLOAD_TOO_LARGE');
  });
});
