import http from 'node:http';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { post } from '../support/client.js';
import { type Deployment, startDeployment } from '../support/deployment.js';

let deployment: Deployment;
let authorization: string;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  authorization = `Bearer ${await deployment.token('pak-officer')}`;
});
afterAll(async () => {
  await deployment.stop();
});

const BODY = { query: '{ viewer { delegationCode role } allegations(first: 1) { totalCount } }' };

describe('what a client puts around its request', () => {
  test('D14 F14 F17: no header changes who asks, what comes or what is told beside it', async () => {
    const plain = await post(deployment.url, BODY, { authorization });
    expect(Object.keys(plain.body.extensions ?? {})).toEqual(['cost']);
    for (const headers of [
      { 'apollo-federation-include-trace': 'ftv1' },
      { 'x-apollo-tracing': '1', 'x-hive-trace': '1', 'x-wg-trace': 'enable_all' },
      {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-for': '10.0.0.1',
        forwarded: 'for=10.0.0.1',
      },
      { 'x-viewer': '{"delegation":"AFG"}', 'x-internal-party': 'AFG', 'x-act-as': 'afg-head' },
      { cookie: 'session=afg-head', origin: 'https://evil.example' },
    ]) {
      const answer = await post(deployment.url, BODY, { authorization, ...headers });
      expect([headers, answer.status, answer.headers, answer.bytes]).toEqual([
        headers,
        plain.status,
        plain.headers,
        plain.bytes,
      ]);
    }
  });

  test('D14: no member of the body beside the known ones is looked at', async () => {
    const plain = await post(deployment.url, BODY, { authorization });
    const more = {
      ...BODY,
      extensions: { viewer: 'AFG', tracing: true },
      viewer: { delegation: 'AFG' },
      id: 'x',
    };
    expect((await post(deployment.url, more, { authorization })).bytes).toBe(plain.bytes);
  });

  test('D16: a long or unknown operation name is refused and not repeated', async () => {
    for (const operationName of ['Unknown_operation', 'x'.repeat(5_000)]) {
      const answer = await post(deployment.url, { ...BODY, operationName }, { authorization });
      expect(answer.body.data ?? null).toBeNull();
      expect(answer.bytes).not.toContain(operationName);
    }
  });

  test('F10: GET, text/plain, forms and multipart are refused; a cookie is no log-in', async () => {
    const get = await fetch(`${deployment.url}?query=${encodeURIComponent(BODY.query)}`, {
      headers: { authorization },
    });
    expect(get.status).toBe(405);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const response = await fetch(deployment.url, {
        method: 'POST',
        headers: { 'content-type': type, authorization },
        body: JSON.stringify(BODY),
      });
      expect([type, response.status]).toEqual([type, 415]);
    }
    const anonymous = await post(deployment.url, BODY, { cookie: `token=${authorization}` });
    expect(anonymous.body.data?.viewer).toEqual({ delegationCode: 'PUBLIC', role: 'PUBLIC' });
  });

  test('F11: there is no WebSocket door', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = http.get(deployment.url, {
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          'sec-websocket-protocol': 'graphql-transport-ws',
        },
      });
      request.on('upgrade', () => {
        resolve(101);
      });
      request.on('response', (response) => {
        resolve(response.statusCode);
      });
      request.on('error', reject);
    });
    expect(status).toBe(405);
  });

  test('F13: a hash stands for no document, also after someone has sent both', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    const before = await post(deployment.url, { extensions }, { authorization });
    await post(deployment.url, { ...BODY, extensions }, { authorization });
    const after = await post(deployment.url, { extensions }, { authorization });
    expect([after.status, after.bytes]).toEqual([before.status, before.bytes]);
    expect(after.body.data ?? null).toBeNull();
  });

  test('F16: there is no log-in and no recovery to ask for an account', async () => {
    const answers = await Promise.all(
      ['/login', '/token', '/oauth/token', '/recover', '/users/afg-head', '/users/nobody'].map(
        async (path) => {
          const response = await fetch(new URL(path, deployment.url));
          return `${String(response.status)} ${(await response.text()).replace(/"requestId":"[^"]*"/, '')}`;
        },
      ),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^404 /);
  });

  test('K08 K09: health and GraphiQL hold no count, no role’s schema and no data', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      const text = await (await fetch(new URL(path, deployment.url))).text();
      expect([path, text]).toEqual([path, expect.stringMatching(/^\{"status":"(live|ready)"\}$/)]);
    }
    const page = async (as: string): Promise<string> => {
      const text = await (await fetch(new URL(`/graphiql?as=${as}`, deployment.url))).text();
      return text
        .replaceAll(/eyJ[\w.-]+/g, 'token')
        .replaceAll(as, 'seat')
        .replaceAll(' selected', '');
    };
    const pages = await Promise.all(['pak-officer', 'afg-officer'].map(page));
    expect(pages[0]?.length).toBe(pages[1]?.length);
  });
});
