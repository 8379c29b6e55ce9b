import { generateKeyPairSync } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { httpPeers } from '../../shared/subgraph/http-peers.js';
import { type Served, serveSubgraph } from '../../shared/subgraph/serve.js';
import { internalKey, internalSigner } from '../../shared/viewer/viewer-token.js';
import { raw } from './serving.js';
import { silent, toySubgraphs } from './toy.js';

const SECRET = 'a secret of at least 32 characters!!';
const EVENT = { kind: 'event', source: 'people', topic: 'met' };

describe('calls between subgraphs', () => {
  let served: Served;
  let urls: Record<string, string>;

  beforeAll(async () => {
    const [letters] = toySubgraphs();
    if (!letters) throw new Error('no subgraph');
    const keys = generateKeyPairSync('ed25519');
    served = await serveSubgraph(letters, {
      host: '127.0.0.1',
      port: 0,
      viewerPublicKey: JSON.stringify(keys.publicKey.export({ format: 'jwk' })),
      internalSecret: SECRET,
      logger: silent,
      maxBodyBytes: 1_000,
    });
    urls = { letters: `http://127.0.0.1:${served.port}` };
  });
  afterAll(() => served.close());

  it('reach the other subgraph', async () => {
    expect(await httpPeers(urls, SECRET, 'people')('letters', EVENT)).toEqual({ echo: EVENT });
  });

  it('are refused with another secret', async () => {
    const call = httpPeers(urls, 'another secret of at least 32 chars!', 'people');
    await expect(call('letters', EVENT)).rejects.toThrow('answered 401');
  });

  it('are refused when the message names another source than the token', async () => {
    const call = httpPeers(urls, SECRET, 'evidence');
    await expect(call('letters', EVENT)).rejects.toThrow('answered 401');
  });

  it('are refused when they are repeated', async () => {
    const body = JSON.stringify(EVENT);
    const token = internalSigner(internalKey(SECRET), 'people')('letters', body);
    const headers = ['authorization', `Bearer ${token}`];
    const twice = [
      await raw(served.port, { path: '/internal', headers, body }),
      await raw(served.port, { path: '/internal', headers, body }),
    ];
    expect(twice.map(({ status }) => status)).toEqual([200, 401]);
  });

  it('do not open the GraphQL door', async () => {
    const body = '{"query":"{ whoAsks }"}';
    const token = internalSigner(internalKey(SECRET), 'people')('letters', body);
    const sent = await raw(served.port, { headers: ['authorization', `Bearer ${token}`], body });
    expect(sent.status).toBe(401);
  });

  it('are bounded in size', async () => {
    const headers = ['authorization', 'Bearer x'];
    const sent = await raw(served.port, { path: '/internal', headers, body: 'x'.repeat(1_001) });
    expect(sent.status).toBe(413);
  });

  it('leave the health of the process open to see, and nothing else', async () => {
    const seen = await Promise.all(
      ['/health/live', '/health/ready', '/', '/metrics'].map((path) =>
        raw(served.port, { method: 'GET', path }),
      ),
    );
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 404, 404]);
  });
});
