import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { generateKeyPair, exportJWK } from 'jose';

import { type Authenticate, authenticator, Unauthenticated } from '../../gateway/authenticate.js';
import { openIssuers } from '../../gateway/issuers.js';
import { RecentTokens } from '../../gateway/recent-tokens.js';
import { parseDirectory } from '../../shared/viewer/directory.js';
import type { Viewer } from '../../shared/viewer/viewer.js';
import { entry, now, publicJwk, sign } from './tokens.js';

const viewerOf = (delegation: string): Viewer => ({
  delegation,
  role: 'PARTY_OFFICER',
  subject: 'officer-7',
  seat: `${delegation.toLowerCase()}_officer`,
  scopes: [],
  client: null,
});

describe('a token that was found good a moment ago', () => {
  /** What Date says; the server's answers and timers go on as they are. */
  const at = (ms: number): void => {
    jest.spyOn(Date, 'now').mockReturnValue(ms);
  };
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([
    ['thirty seconds later', 9_000_000, 1_030_000],
    ['once its own time is over', 1_002_000, 1_002_000],
  ])('is its holder’s, and nobody’s %s', (_, ends, over) => {
    const recent = new RecentTokens(['one', 'other']);
    at(1_000_000);
    recent.keep('token', { issuer: 'one', viewer: viewerOf('ONE'), ends });
    at(over - 1);
    expect(recent.find('token')).toEqual(viewerOf('ONE'));
    at(over);
    expect(recent.find('token')).toBeUndefined();
  });

  it('is known as it is alone: no other token of any length is', () => {
    const recent = new RecentTokens(['one', 'other']);
    recent.keep('token', { issuer: 'one', viewer: viewerOf('ONE'), ends: Infinity });
    for (const other of ['', 'toke', 'token ', 'tokens', 'Token'])
      expect(recent.find(other)).toBeUndefined();
  });

  it('K05: is pushed out by tokens of its own issuer alone', () => {
    const recent = new RecentTokens(['one', 'other']);
    recent.keep('token', { issuer: 'one', viewer: viewerOf('ONE'), ends: Infinity });
    const flood = (issuer: string): void => {
      for (let n = 0; n < 1_000; n += 1)
        recent.keep(`${issuer} ${n}`, { issuer, viewer: viewerOf('OTHER'), ends: Infinity });
    };
    flood('other');
    expect(recent.find('token')).toEqual(viewerOf('ONE'));
    expect(recent.find('other 0')).toEqual(viewerOf('OTHER'));
    flood('one');
    expect(recent.find('token')).toBeUndefined();
  });
});

describe('a key that its issuer takes back', () => {
  let remote: Server;
  let authenticate: Authenticate;
  let published: readonly object[];
  const bearer = (token: string): Promise<unknown> =>
    authenticate(['Authorization', `Bearer ${token}`]);

  const later = (ms: number): void => {
    const doNotFake = ['nextTick', 'setImmediate', 'setTimeout', 'performance'] as const;
    jest.useFakeTimers({ now: Date.now() + ms, doNotFake: [...doNotFake] });
  };

  beforeEach(async () => {
    published = [publicJwk];
    remote = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ keys: published }));
    });
    await new Promise<void>((resolve) => remote.listen(0, '127.0.0.1', resolve));
    const jwks = `http://127.0.0.1:${(remote.address() as AddressInfo).port}/keys`;
    const directory = parseDirectory({
      delegations: [
        ...['PAK', 'AFG'].map((code) => entry(code, 'PARTY', jwks)),
        entry('SEC', 'SECRETARIAT', jwks),
        { ...entry('PUBLIC', 'PUBLIC', jwks), issuer: null },
      ],
    });
    authenticate = authenticator(directory, openIssuers(directory, '.', undefined));
  });
  afterEach(async () => {
    jest.useRealTimers();
    await new Promise((resolve) => remote.close(resolve));
  });

  it('F07: opens nothing after the grace: ten minutes, in which key sets are kept', async () => {
    const token = await sign({ exp: now() + 3_000 });
    await expect(bearer(token)).resolves.toMatchObject({ delegation: 'PAK' });
    const { publicKey } = await generateKeyPair('EdDSA', { extractable: true });
    published = [{ ...(await exportJWK(publicKey)), kid: 'pak-2' }];
    later(600_001);
    await expect(bearer(token)).rejects.toBeInstanceOf(Unauthenticated);
  });

  it('opens for thirty seconds more what was found good just before', async () => {
    const token = await sign({ exp: now() + 3_000 });
    await expect(bearer(token)).resolves.toMatchObject({ delegation: 'PAK' });
    later(599_000);
    await expect(bearer(token)).resolves.toMatchObject({ delegation: 'PAK' });
    const { publicKey } = await generateKeyPair('EdDSA', { extractable: true });
    published = [{ ...(await exportJWK(publicKey)), kid: 'pak-2' }];
    later(2_000);
    await expect(bearer(token)).resolves.toMatchObject({ delegation: 'PAK' });
    later(28_001);
    await expect(bearer(token)).rejects.toBeInstanceOf(Unauthenticated);
  });

  it.each([
    ['its end', { exp: now() + 10 }],
    ['the age that its issuer allows', { iat: now() - 3_590, exp: now() + 600 }],
  ])('never opens beyond %s, however lately the token was found good', async (_, claims) => {
    const token = await sign(claims);
    await expect(bearer(token)).resolves.toMatchObject({ delegation: 'PAK' });
    later(20_000);
    await expect(bearer(token)).rejects.toBeInstanceOf(Unauthenticated);
  });

  it('leaves a token of another issuer that was found good as it was', async () => {
    const token = await sign({});
    await expect(bearer(token)).resolves.toMatchObject({ delegation: 'PAK' });
    await expect(bearer(await sign({ iss: 'https://id.afg.example' }))).resolves.toMatchObject({
      delegation: 'AFG',
    });
    await expect(bearer(token)).resolves.toMatchObject({ delegation: 'PAK' });
  });

  it('and what was refused once is looked at anew: a good key that comes later opens', async () => {
    const token = await sign({}, { kid: 'pak-2' });
    await expect(bearer(token)).rejects.toBeInstanceOf(Unauthenticated);
    published = [publicJwk, { ...publicJwk, kid: 'pak-2' }];
    later(31_000);
    await expect(bearer(token)).resolves.toMatchObject({ delegation: 'PAK' });
  });
});
