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
import { parseDirectory } from '../../shared/viewer/directory.js';
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

  it.each(['http://id.pak.example/jwks', 'ftp://x/y', 'missing.json', 'https://'])(
    'do not open with the key set %s',
    (jwks) => {
      const directory = parseDirectory({
        delegations: [
          entry('PAK', 'PARTY', jwks),
          entry('SEC', 'SECRETARIAT', 'pak.json'),
          entry('PUBLIC', 'PUBLIC', 'pak.json'),
        ],
      });
      expect(() => openIssuers(directory, folder, undefined)).toThrow(StartRefused);
    },
  );
});
