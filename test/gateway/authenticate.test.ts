// cspell:ignore PАRTY
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';

import { type Authenticate, authenticator, Unauthenticated } from '../../gateway/authenticate.js';
import { openIssuers } from '../../gateway/issuers.js';
import { parseDirectory } from '../../shared/viewer/directory.js';
import { encode, entry, good, keys, now, publicJwk, sign, strangers } from './tokens.js';

describe('authentication at the gateway', () => {
  let folder: string;
  let authenticate: Authenticate;

  const bearer = (token: string): Promise<unknown> =>
    authenticate(['Authorization', `Bearer ${token}`]);
  const refused = async (token: string | Promise<string>): Promise<void> => {
    await expect(bearer(await token)).rejects.toBeInstanceOf(Unauthenticated);
  };

  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'mizan-issuers-'));
    writeFileSync(path.join(folder, 'pak.json'), JSON.stringify({ keys: [publicJwk] }));
    const directory = parseDirectory({
      delegations: [
        entry('PAK', 'PARTY', 'pak.json'),
        entry('AFG', 'PARTY', 'pak.json'),
        entry('SEC', 'SECRETARIAT', 'pak.json'),
        entry('PUBLIC', 'PUBLIC', 'pak.json'),
      ],
    });
    authenticate = authenticator(directory, openIssuers(directory, folder, undefined));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('takes a request without a token for the public', async () => {
    expect(await authenticate(['Host', 'x'])).toEqual({
      delegation: 'PUBLIC',
      role: 'PUBLIC',
      subject: 'anonymous',
      seat: 'public_reader',
      scopes: [],
      client: null,
    });
  });

  it("knows a person by its delegation's issuer", async () => {
    expect(await bearer(await sign({}))).toEqual({
      delegation: 'PAK',
      role: 'PARTY_OFFICER',
      subject: 'officer-7',
      seat: 'pak_officer',
      scopes: [],
      client: null,
    });
  });

  it('lets the issuer record say which delegation, whatever the token claims', async () => {
    expect(
      await bearer(await sign({ delegation: 'AFG', party: 'AFG', seat: 'afg_head' })),
    ).toMatchObject({
      delegation: 'PAK',
      seat: 'pak_officer',
    });
  });

  it('knows an app by its client id and scopes', async () => {
    const app = {
      roles: ['INTEGRATOR'],
      client_id: 'dashboards',
      scopes: ['delegation:read', 'mechanism:read'],
    };
    expect(await bearer(await sign(app))).toEqual({
      delegation: 'PAK',
      role: 'INTEGRATOR',
      subject: 'officer-7',
      seat: 'pak_app',
      scopes: ['delegation:read', 'mechanism:read'],
      client: 'dashboards',
    });
  });

  it('gives an app without scopes what the public reads', async () => {
    const app = { roles: ['INTEGRATOR'], client_id: 'c', scopes: [] };
    expect(await bearer(await sign(app))).toMatchObject({
      delegation: 'PAK',
      seat: 'public_reader',
    });
    expect(await bearer(await sign({ ...app, iss: 'https://id.public.example' }))).toMatchObject({
      delegation: 'PUBLIC',
      seat: 'public_reader',
    });
  });

  it('refuses an app of the public that claims a scope', () =>
    refused(
      sign({
        iss: 'https://id.public.example',
        roles: ['INTEGRATOR'],
        client_id: 'c',
        scopes: ['mechanism:read'],
      }),
    ));

  it('F01: refuses a token signed with the public key as a shared secret', async () => {
    const body = `${encode({ alg: 'HS256', kid: 'pak-1' })}.${encode(good())}`;
    for (const secret of [
      JSON.stringify(publicJwk),
      String(publicJwk.x),
      Buffer.from(String(publicJwk.x), 'base64url'),
    ])
      await refused(`${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`);
  });

  it.each([['none'], ['None'], ['NONE'], [undefined], ['']])('F02: refuses alg %s', async (alg) => {
    const body = `${encode({ alg, kid: 'pak-1' })}.${encode(good())}`;
    await refused(`${body}.`);
    await refused(`${body}.AAAA`);
  });

  it.each([
    ['jwk', publicJwk],
    ['jku', 'http://127.0.0.1:9/keys'],
    ['x5u', 'http://127.0.0.1:9/cert'],
    ['crit', ['exp']],
    ['x5c', ['AAAA']],
    ['b64', false],
    ['zip', 'DEF'],
  ])('F04: refuses the header %s and asks nobody', async (name, value) => {
    const body = `${encode({ alg: 'EdDSA', kid: 'pak-1', [name]: value })}.${encode(good())}`;
    await refused(`${body}.${(await sign({})).split('.')[2] ?? ''}`);
    await refused(
      new SignJWT(good())
        .setProtectedHeader({
          alg: 'EdDSA',
          kid: 'pak-1',
          ...(name === 'crit' ? { b64: true } : {}),
          [name]: value,
        })
        .sign(keys.privateKey)
        .catch(() => `${body}.x`),
    );
  });

  it.each(['../../etc/passwd', 'http://127.0.0.1:9/', 'pak-2', ''])(
    'F04: refuses the key id %s',
    (kid) => refused(sign({}, { kid })),
  );

  it.each(['exp', 'aud', 'iss', 'jti', 'sub', 'iat'])('F05: refuses a token without %s', (claim) =>
    refused(sign({ [claim]: undefined })),
  );

  it.each([
    ['another audience', { aud: 'other' }],
    ['an unknown issuer', { iss: 'https://id.pak.example.evil' }],
    ['another delegation’s issuer', { iss: 'https://id.afg.example/' }],
    ['a time that is over', { iat: now() - 700, exp: now() - 100 }],
    ['more than the longest age', { iat: now() - 3_700, exp: now() + 600 }],
    ['a future birth', { iat: now() + 600, exp: now() + 900 }],
    ['a future beginning', { nbf: now() + 600 }],
    ['an empty id', { jti: '' }],
    ['an id that is a number', { jti: 7 }],
    ['an end that is text', { exp: '9999999999' }],
    ['a birth that is text', { iat: '1' }],
    ['a list of issuers', { iss: ['https://id.pak.example'] }],
    ['an empty subject', { sub: '' }],
    ['a subject that is a list', { sub: ['officer-7'] }],
    ['a subject that turns the line around', { sub: '\u202eofficer' }],
    ['a subject longer than 256 characters', { sub: 'a'.repeat(257) }],
    ['a subject with a control character', { sub: 'a\u0000b' }],
  ])('refuses a token with %s', (_, claims) => refused(sign(claims)));

  it("refuses another key under the issuer's name", () =>
    refused(sign({}, {}, strangers.privateKey)));

  it.each([
    ['two roles', { roles: ['PARTY_OFFICER', 'PARTY_HEAD'] }],
    ['two parties', { roles: ['PAK', 'AFG'] }],
    ['no role', { roles: [] }],
    ['no roles', { roles: undefined }],
    ['a role twice', { roles: ['PARTY_OFFICER', 'PARTY_OFFICER'] }],
    ['a role in a list in the list', { roles: [['PARTY_OFFICER']] }],
    ['something like a list', { roles: { 0: 'PARTY_OFFICER', length: 1 } }],
    ['a person with an empty list of scopes', { scopes: [] }],
    ['a person with no value for scopes', { scopes: null }],
    ['a role that is text', { roles: 'PARTY_OFFICER' }],
    ['another case', { roles: ['party_officer'] }],
    ['a look-alike', { roles: ['PАRTY_OFFICER'] }],
    ['an operator', { roles: { $ne: null } }],
    ['an operator inside', { roles: [{ $ne: null }] }],
    ['a role of the mediators', { roles: ['MEDIATOR'] }],
    ['a role of the secretariat', { roles: ['SECRETARIAT'] }],
    ['an inherited name', { roles: ['constructor'] }],
    ['a person with scopes', { scopes: ['delegation:read'] }],
    ['an app without a client', { roles: ['INTEGRATOR'], scopes: [] }],
    ['an app without scopes', { roles: ['INTEGRATOR'], client_id: 'c' }],
    ['an unknown scope', { roles: ['INTEGRATOR'], client_id: 'c', scopes: ['all'] }],
    [
      'a scope twice',
      { roles: ['INTEGRATOR'], client_id: 'c', scopes: ['delegation:read', 'delegation:read'] },
    ],
    ['scopes as text', { roles: ['INTEGRATOR'], client_id: 'c', scopes: 'delegation:read' }],
  ])('F08: refuses %s', (_, claims) => refused(sign(claims)));

  it.each([
    [
      'two of them',
      (token: string) => ['Authorization', `Bearer ${token}`, 'authorization', `Bearer ${token}`],
    ],
    ['one joined of two', (token: string) => ['Authorization', `Bearer ${token}, Bearer ${token}`]],
    ['another scheme', (token: string) => ['Authorization', `Basic ${token}`]],
    ['none in it', () => ['Authorization', '']],
    ['blanks in it', (token: string) => ['Authorization', `Bearer  ${token}`]],
    ['a line break', (token: string) => ['Authorization', `Bearer ${token}\r\n x`]],
  ])('E12: refuses an Authorization header with %s', async (_, headers) => {
    await expect(authenticate(headers(await sign({})))).rejects.toBeInstanceOf(Unauthenticated);
  });

  it('E12: reads no other header', async () => {
    const headers = [
      'X-Internal_Party',
      'AFG',
      'X_Authorization',
      'Bearer x',
      'Authorization_',
      'y',
    ];
    expect(
      await authenticate([...headers, 'aUTHORIZATION', `bearer ${await sign({})}`]),
    ).toMatchObject({
      delegation: 'PAK',
    });
    expect(await authenticate(headers)).toMatchObject({ delegation: 'PUBLIC' });
  });
});
