// cspell:ignore Nlcjpwdw
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Mode, raw, type Serving, serveToys } from './serving.js';

describe.each<Mode>(['in process', 'over HTTP'])('the gateway with its subgraphs %s', (mode) => {
  let serving: Serving;
  beforeAll(async () => {
    serving = await serveToys(mode, []);
  });
  afterAll(() => serving.stop());

  it('answers as the seat of the token, and as the public without one', async () => {
    const [pak, afg, nobody] = await Promise.all([
      serving.query('{ whoAsks }', await serving.token('pak-officer')),
      serving.query('{ whoAsks }', await serving.token('afg-app')),
      serving.query('{ whoAsks }'),
    ]);
    expect(pak.json.data).toEqual({ whoAsks: 'pak_officer' });
    expect(afg.json.data).toEqual({ whoAsks: 'afg_app' });
    expect(nobody.json.data).toEqual({ whoAsks: 'public_reader' });
  });

  it('never shares one caller’s answer with another who asks the same at the same time', async () => {
    const tokens = {
      pak: await serving.token('pak-officer'),
      afg: await serving.token('afg-officer'),
    };
    const asked = Array.from({ length: 200 }, (_, n) => (n % 2 === 0 ? 'pak' : 'afg'));
    const answers = await Promise.all(
      asked.map((who) => serving.query('{ whoAsks }', tokens[who])),
    );
    expect(answers.map(({ json }) => json.data)).toEqual(
      asked.map((who) => ({ whoAsks: `${who}_officer` })),
    );
  });

  it('joins two subgraphs', async () => {
    const { status, text } = await serving.query('{ letter(id: "l1") { text author { name } } }');
    expect(status).toBe(200);
    expect(text).toBe(
      '{"data":{"letter":{"text":"hello","author":{"name":"name of p1"}}},"extensions":{"cost":{"requested":2,"limit":10000}}}',
    );
  });

  it('takes no identity from headers or from the extensions of the request', async () => {
    const { json } = await raw(serving.port, {
      headers: [
        'content-type',
        'application/json',
        'x-viewer',
        'afg_head',
        'X-Internal_Party',
        'AFG',
        'x-forwarded-host',
        'evil.example',
        'apollo-federation-include-trace',
        'ftv1',
      ],
      body: '{"query":"{ whoAsks }","extensions":{"viewer":{"seat":"afg_head"}},"viewer":"afg_head"}',
    });
    expect(json).toEqual({
      data: { whoAsks: 'public_reader' },
      extensions: { cost: { requested: 0, limit: 10_000 } },
    });
  });

  it('tells nothing of a failure inside a subgraph', async () => {
    const { text, json } = await serving.query('{ broken nobody }');
    expect(json.data).toEqual({ broken: null, nobody: null });
    expect(json.errors?.map(({ message }) => message)).toEqual([
      'Something failed on our side; quote the request id.',
    ]);
    expect(text).not.toMatch(/SELECT|postgres|127\.0\.0\.1|stack/);
  });

  it('says the same of a refusal in both modes', async () => {
    const { json } = await serving.query('{ refused }');
    expect(json.errors?.[0]?.message).toBe('This role may not use this query or mutation.');
    expect(json.errors?.[0]?.extensions).toEqual({
      code: 'FORBIDDEN',
      requestId: expect.any(String),
    });
  });

  it('ends a subgraph call that takes too long', async () => {
    const { json } = await serving.query('{ slow }');
    expect(json.errors?.map(({ extensions }) => extensions.code)).toEqual(['TIMEOUT']);
  });

  it('gives all GraphQL answers the same header names', async () => {
    const sent = await Promise.all([
      serving.query('{ whoAsks }'),
      serving.query('{ broken }'),
      serving.query('{ unknown }'),
      serving.query('{ letters(first: 99999) { id } }'),
      raw(serving.port, { body: '{' }),
    ]);
    const names = sent.map(({ headers }) => Object.keys(headers).sort());
    for (const each of names) expect(each).toEqual(names[0]);
    expect(sent[0].headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it('answers 401 with the same body to every bad token', async () => {
    const good = await serving.token('pak-officer');
    const json = ['content-type', 'application/json'];
    const bearer = (value: string): string[] => ['authorization', value];
    const sent = await Promise.all(
      [
        [...json, ...bearer('Bearer nonsense')],
        [...json, ...bearer(`Bearer ${good}x`)],
        [...json, ...bearer('Basic dXNlcjpwdw==')],
        [...json, ...bearer(`Bearer ${good}`), ...bearer(`Bearer ${good}`)],
        [...json, ...bearer(`Bearer ${good}`), 'AUTHORIZATION', 'Bearer other'],
      ].map((headers) => raw(serving.port, { headers, body: '{"query":"{ whoAsks }"}' })),
    );
    for (const { status, headers, json: body } of sent) {
      expect(status).toBe(401);
      expect(headers['www-authenticate']).toBe('Bearer');
      expect(body).toEqual({
        errors: [
          {
            message: 'No valid token came with the request.',
            extensions: { code: 'UNAUTHENTICATED', requestId: expect.any(String) },
          },
        ],
      });
    }
  });

  it('is live and ready', async () => {
    expect((await raw(serving.port, { method: 'GET', path: '/health/live' })).status).toBe(200);
    expect((await raw(serving.port, { method: 'GET', path: '/health/ready' })).status).toBe(200);
  });

  it('serves GraphiQL as a demo seat, from nowhere but itself', async () => {
    const page = await raw(serving.port, { method: 'GET', path: '/graphiql?as=pak-officer' });
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).toContain('<option value="pak-officer" selected>');
    expect(page.text).toContain('"authorization":"Bearer ');
    expect(page.text).not.toMatch(/<(?:script|link|img)[^>]*(?:src|href)="https?:/);
  });

  if (mode === 'over HTTP') {
    it('refuses a direct call of a subgraph, with one body for every reason', async () => {
      const [one] = serving.served;
      const port = one?.port ?? 0;
      const body = '{"query":"{_service{sdl}}"}';
      const sent = await Promise.all([
        raw(port, { body }),
        raw(port, { body, method: 'GET' }),
        raw(port, { body, headers: ['authorization', 'Bearer nonsense'] }),
        raw(port, {
          body,
          headers: ['authorization', `Bearer ${await serving.token('pak-head')}`],
        }),
        raw(port, { body, path: '/internal' }),
      ]);
      for (const { status, text } of sent) {
        expect(status).toBe(401);
        expect(text).toBe(
          '{"errors":[{"message":"No valid token came with the request.","extensions":{"code":"UNAUTHENTICATED"}}]}',
        );
      }
    });

    it('E16: answers in part when a subgraph is down, and is not ready', async () => {
      await serving.served.pop()?.close();
      const { json, text } = await serving.query(
        '{ letter(id: "l1") { text author { name } } people { nodes { id } } }',
      );
      expect(json.data).toEqual({
        letter: { text: 'hello', author: { name: null } },
        people: null,
      });
      expect(json.errors?.map(({ extensions }) => extensions.code)).toEqual([
        'UNAVAILABLE',
        'UNAVAILABLE',
      ]);
      expect(text).not.toMatch(/127\.0\.0\.1|ECONN|"people"[^:]*http/);
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      expect((await raw(serving.port, { method: 'GET', path: '/health/ready' })).status).toBe(503);
    });
  }
});
