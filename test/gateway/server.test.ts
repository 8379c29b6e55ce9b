import http from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';

import { authenticator } from '../../gateway/authenticate.js';
import type { GatewaySettings } from '../../gateway/config.js';
import { DemoIssuers } from '../../gateway/demo-issuers.js';
import { openIssuers } from '../../gateway/issuers.js';
import { DEFAULT_LIMITS } from '../../gateway/limits.js';
import { type Gateway, startGateway, type Subgraphs } from '../../gateway/server.js';
import { packagePath } from '../../shared/config/package-path.js';
import { type Served, serveSubgraph } from '../../shared/subgraph/serve.js';
import { loadDirectory } from '../../shared/viewer/directory.js';
import { silent, toySubgraphs, toySupergraph } from './toy.js';

const SETTINGS: GatewaySettings = {
  host: '127.0.0.1',
  port: 0,
  planner: 'rust',
  graphiql: true,
  limits: DEFAULT_LIMITS,
  maxCost: 10_000,
  maxBodyBytes: 20_000,
  subgraphTimeoutMs: 600,
  deadlineMs: 5_000,
};
const directory = loadDirectory(packagePath('shared/config/delegations.json'));

interface Sent {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  readonly json: {
    readonly data?: unknown;
    readonly errors?: {
      readonly message: string;
      readonly extensions: Readonly<Record<string, unknown>>;
    }[];
  };
}

function parsed(text: string): Sent['json'] {
  try {
    return JSON.parse(text) as Sent['json'];
  } catch {
    return {};
  }
}

function raw(
  port: number,
  options: { method?: string; path?: string; headers?: readonly string[]; body?: string | Buffer },
): Promise<Sent> {
  const { method = 'POST', path: url = '/graphql', body = '' } = options;
  const headers = options.headers ?? ['content-type', 'application/json'];
  return new Promise((resolve, reject) => {
    const length = ['content-length', String(Buffer.byteLength(body))];
    const request = http.request(
      {
        port,
        host: '127.0.0.1',
        path: url,
        method,
        headers: ['host', 'x', ...headers, ...length],
        agent: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            json: parsed(text),
          });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

describe.each(['in process', 'over HTTP'])('the gateway with its subgraphs %s', (mode) => {
  const calls: string[] = [];
  let gateway: Gateway;
  let folder: string;
  let demo: DemoIssuers;
  let served: Served[] = [];

  const query = (text: string, token?: string): Promise<Sent> =>
    raw(gateway.port, {
      headers: [
        'content-type',
        'application/json',
        ...(token === undefined ? [] : ['authorization', `Bearer ${token}`]),
      ],
      body: JSON.stringify({ query: text }),
    });
  const tokenOf = async (name: string): Promise<string> => {
    const seat = demo.find(name);
    if (!seat) throw new Error('no such seat');
    return demo.token(seat);
  };

  async function overHttp(): Promise<Subgraphs> {
    const keys = await generateKeyPair('EdDSA', { extractable: true });
    const viewerPublicKey = JSON.stringify(await exportJWK(keys.publicKey));
    const urls: Record<string, string> = {};
    for (const subgraph of toySubgraphs(calls)) {
      const one = await serveSubgraph(subgraph, {
        host: '127.0.0.1',
        port: 0,
        viewerPublicKey,
        internalSecret: 'a secret of at least 32 characters!!',
        logger: silent,
      });
      served.push(one);
      urls[subgraph.name] = `http://127.0.0.1:${one.port}`;
    }
    return { urls, viewerKey: keys.privateKey };
  }

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'mizan-gateway-'));
    const opened = await DemoIssuers.open(directory, folder, 'test');
    if (!opened) throw new Error('the directory has no demo issuers');
    demo = opened;
    gateway = await startGateway({
      settings: SETTINGS,
      directory,
      supergraph: toySupergraph(),
      subgraphs: mode === 'in process' ? { inProcess: toySubgraphs(calls) } : await overHttp(),
      authenticate: authenticator(directory, openIssuers(directory, folder, demo)),
      demo,
      logger: silent,
      readyQuery: '{ whoAsks nobody }',
    });
  });
  afterAll(async () => {
    await gateway.close();
    await Promise.all(served.map((one) => one.close()));
    served = [];
    rmSync(folder, { recursive: true });
  });

  it('answers as the seat of the token, and as the public without one', async () => {
    const [pak, afg, nobody] = await Promise.all([
      query('{ whoAsks }', await tokenOf('pak-officer')),
      query('{ whoAsks }', await tokenOf('afg-app')),
      query('{ whoAsks }'),
    ]);
    expect(pak.json.data).toEqual({ whoAsks: 'pak_officer' });
    expect(afg.json.data).toEqual({ whoAsks: 'afg_app' });
    expect(nobody.json.data).toEqual({ whoAsks: 'public_reader' });
  });

  it('never shares one caller’s answer with another who asks the same at the same time', async () => {
    const tokens = { pak: await tokenOf('pak-officer'), afg: await tokenOf('afg-officer') };
    const asked = Array.from({ length: 200 }, (_, n) => (n % 2 === 0 ? 'pak' : 'afg'));
    const answers = await Promise.all(asked.map((who) => query('{ whoAsks }', tokens[who])));
    expect(answers.map(({ json }) => json.data)).toEqual(
      asked.map((who) => ({ whoAsks: `${who}_officer` })),
    );
  });

  it('joins two subgraphs', async () => {
    const { status, text } = await query('{ letter(id: "l1") { text author { name } } }');
    expect(status).toBe(200);
    expect(text).toBe(
      '{"data":{"letter":{"text":"hello","author":{"name":"name of p1"}}},"extensions":{"cost":{"requested":2,"limit":10000}}}',
    );
  });

  it('takes no identity from headers or from the extensions of the request', async () => {
    const { json } = await raw(gateway.port, {
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
    const { text, json } = await query('{ broken nobody }');
    expect(json.data).toEqual({ broken: null, nobody: null });
    expect(json.errors?.map(({ message }) => message)).toEqual([
      'Something failed on our side; quote the request id.',
    ]);
    expect(text).not.toMatch(/SELECT|postgres|127\.0\.0\.1|stack/);
  });

  it('says the same of a refusal in both modes', async () => {
    const { json } = await query('{ refused }');
    expect(json.errors?.[0]?.message).toBe('This role may not use this query or mutation.');
    expect(json.errors?.[0]?.extensions).toEqual({
      code: 'FORBIDDEN',
      requestId: expect.any(String),
    });
  });

  it('ends a subgraph call that takes too long', async () => {
    const { json } = await query('{ slow }');
    expect(json.errors?.map(({ extensions }) => extensions['code'])).toEqual(['TIMEOUT']);
  });

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
    const sent = await raw(gateway.port, { body: '{"query":"{ whoAsks }"}', ...options });
    expect(sent.status).toBe(status);
    expect(sent.json.errors?.[0]?.extensions['code']).toBe('BAD_REQUEST');
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
    const sent = await raw(gateway.port, { body });
    expect(sent.status).toBe(400);
    expect(sent.json.errors?.[0]?.extensions['code']).toBe(code);
    expect(calls).toEqual([]);
  });

  it('refuses a body that is too large', async () => {
    const sent = await raw(gateway.port, { body: 'x'.repeat(20_001) });
    expect(sent.status).toBe(413);
    expect(sent.json.errors?.[0]?.extensions['code']).toBe('PAYLOAD_TOO_LARGE');
  });

  it('gives all GraphQL answers the same header names', async () => {
    const sent = await Promise.all([
      query('{ whoAsks }'),
      query('{ broken }'),
      query('{ unknown }'),
      query('{ letters(first: 99999) { id } }'),
      raw(gateway.port, { body: '{' }),
    ]);
    const names = sent.map(({ headers }) => Object.keys(headers).sort());
    for (const each of names) expect(each).toEqual(names[0]);
    expect(sent[0]?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it('answers 401 with the same body to every bad token', async () => {
    const good = await tokenOf('pak-officer');
    const json = ['content-type', 'application/json'];
    const bearer = (value: string): string[] => ['authorization', value];
    const sent = await Promise.all(
      [
        [...json, ...bearer('Bearer nonsense')],
        [...json, ...bearer(`Bearer ${good}x`)],
        [...json, ...bearer('Basic dXNlcjpwdw==')],
        [...json, ...bearer(`Bearer ${good}`), ...bearer(`Bearer ${good}`)],
        [...json, ...bearer(`Bearer ${good}`), 'AUTHORIZATION', 'Bearer other'],
      ].map((headers) => raw(gateway.port, { headers, body: '{"query":"{ whoAsks }"}' })),
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
    expect((await raw(gateway.port, { method: 'GET', path: '/health/live' })).status).toBe(200);
    expect((await raw(gateway.port, { method: 'GET', path: '/health/ready' })).status).toBe(200);
  });

  it('serves GraphiQL as a demo seat, from nowhere but itself', async () => {
    const page = await raw(gateway.port, { method: 'GET', path: '/graphiql?as=pak-officer' });
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).toContain('<option value="pak-officer" selected>');
    expect(page.text).toContain('"authorization":"Bearer ');
    expect(page.text).not.toMatch(/<(?:script|link|img)[^>]*(?:src|href)="https?:/);
  });

  if (mode === 'over HTTP') {
    it('refuses a direct call of a subgraph, with one body for every reason', async () => {
      const [one] = served;
      const port = one?.port ?? 0;
      const body = '{"query":"{_service{sdl}}"}';
      const sent = await Promise.all([
        raw(port, { body }),
        raw(port, { body, method: 'GET' }),
        raw(port, { body, headers: ['authorization', 'Bearer nonsense'] }),
        raw(port, { body, headers: ['authorization', `Bearer ${await tokenOf('pak-head')}`] }),
        raw(port, { body, path: '/internal' }),
      ]);
      for (const { status, text } of sent) {
        expect(status).toBe(401);
        expect(text).toBe(
          '{"errors":[{"message":"No valid token came with the request.","extensions":{"code":"UNAUTHENTICATED"}}]}',
        );
      }
    });

    it('answers in part when a subgraph is down, and is not ready', async () => {
      await served.pop()?.close();
      const { json, text } = await query(
        '{ letter(id: "l1") { text author { name } } people { nodes { id } } }',
      );
      expect(json.data).toEqual({
        letter: { text: 'hello', author: { name: null } },
        people: null,
      });
      expect(json.errors?.map(({ extensions }) => extensions['code'])).toEqual([
        'UNAVAILABLE',
        'UNAVAILABLE',
      ]);
      expect(text).not.toMatch(/127\.0\.0\.1|ECONN|"people"[^:]*http/);
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      expect((await raw(gateway.port, { method: 'GET', path: '/health/ready' })).status).toBe(503);
    });
  }
});
