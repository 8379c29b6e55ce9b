import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';

import { type Authenticate, authenticator, Unauthenticated } from '../../gateway/authenticate.js';
import { openIssuers } from '../../gateway/issuers.js';
import { StartRefused } from '../../shared/errors.js';
import { type Directory, parseDirectory } from '../../shared/viewer/directory.js';
import { entry, good, keys, publicJwk, sign } from './tokens.js';

describe('the issuers', () => {
  let folder: string;
  let authenticate: Authenticate;
  let remote: Server;
  let fetches: string[] = [];

  const bearer = (token: string): Promise<unknown> =>
    authenticate(['Authorization', `Bearer ${token}`]);
  const refused = async (token: string | Promise<string>): Promise<void> => {
    await expect(bearer(await token)).rejects.toBeInstanceOf(Unauthenticated);
  };

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'mizan-issuers-'));
    writeFileSync(path.join(folder, 'pak.json'), JSON.stringify({ keys: [publicJwk] }));
    remote = createServer((request, response) => {
      fetches.push(request.url ?? '');
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ keys: [publicJwk] }));
    });
    await new Promise<void>((resolve) => remote.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(remote.address() as AddressInfo).port}`;
    const directory = parseDirectory({
      delegations: [
        entry('PAK', 'PARTY', 'pak.json'),
        entry('AFG', 'PARTY', `${at}/afg`),
        entry('SEC', 'SECRETARIAT', 'pak.json'),
        entry('PUBLIC', 'PUBLIC', 'pak.json'),
      ],
    });
    authenticate = authenticator(directory, openIssuers(directory, folder, undefined));
  });
  afterAll(async () => {
    await new Promise((resolve) => remote.close(resolve));
    rmSync(folder, { recursive: true });
  });

  it('F04: make no request for a header that names where to fetch a key', async () => {
    fetches = [];
    const at = `http://127.0.0.1:${(remote.address() as AddressInfo).port}/evil`;
    for (const iss of ['https://id.pak.example', 'https://id.afg.example'])
      for (const header of [{ jku: at }, { x5u: at }, { kid: at }])
        await refused(
          new SignJWT({ ...good(), iss })
            .setProtectedHeader({ alg: 'EdDSA', ...header })
            .sign(keys.privateKey),
        );
    expect(fetches.filter((url) => url !== '/afg')).toEqual([]);
  });

  it('F07: fetch a remote key set no more, however many unknown keys are shown', async () => {
    fetches = [];
    const iss = 'https://id.afg.example';
    expect(await bearer(await sign({ iss }))).toMatchObject({
      delegation: 'AFG',
      seat: 'afg_officer',
    });
    for (let n = 0; n < 30; n += 1) await refused(sign({ iss }, { kid: `made-up-${n}` }));
    // At most the first fetch; then the cool-down holds.
    expect(fetches.length).toBeLessThanOrEqual(1);
  });

  it('fail closed when the key server is gone', async () => {
    const directory = parseDirectory({
      delegations: [
        entry('PAK', 'PARTY', 'http://127.0.0.1:9/keys'),
        entry('SEC', 'SECRETARIAT', 'pak.json'),
        entry('PUBLIC', 'PUBLIC', 'pak.json'),
      ],
    });
    const alone = authenticator(directory, openIssuers(directory, folder, undefined));
    await expect(alone(['Authorization', `Bearer ${await sign({})}`])).rejects.toBeInstanceOf(
      Unauthenticated,
    );
  });

  const withPakKeys = (jwks: string): Directory =>
    parseDirectory({
      delegations: [
        entry('PAK', 'PARTY', jwks),
        entry('SEC', 'SECRETARIAT', 'pak.json'),
        { ...entry('PUBLIC', 'PUBLIC', 'pak.json'), issuer: null },
      ],
    });

  it.each([
    ['http://id.pak.example/jwks', 'jwks must be an https URL or a file'],
    ['ftp://localhost/jwks', 'jwks must be an https URL or a file'],
    ['ftp://x/y', 'jwks must be an https URL or a file'],
    ['https://', 'jwks must be an https URL or a file'],
    ['missing.json', 'jwks is not a readable JSON Web Key Set'],
    ['demo:PAK', 'demo issuers are not open'],
  ])('do not open with the key set %s: %s', (jwks, reason) => {
    let refusal: unknown;
    try {
      openIssuers(withPakKeys(jwks), folder, undefined);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(StartRefused);
    expect(refusal).toMatchObject({ reasons: [`issuer of PAK: ${reason}`] });
  });

  it.each([
    'https://id.pak.example/jwks',
    'http://127.0.0.1:9/jwks',
    'http://localhost:9/jwks',
    'http://[::1]:9/jwks',
    // A colon further on makes no URL of a file's name.
    './set:1.json',
  ])('open with the key set %s, and without an issuer for who has none', (jwks) => {
    writeFileSync(path.join(folder, 'set:1.json'), JSON.stringify({ keys: [publicJwk] }));
    const issuers = openIssuers(withPakKeys(jwks), folder, undefined);
    expect([...issuers.keys()]).toEqual(['https://id.pak.example', 'https://id.sec.example']);
  });
});
