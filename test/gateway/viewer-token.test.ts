import { describe, expect, it } from '@jest/globals';
import { type CryptoKey, decodeJwt, generateKeyPair, SignJWT } from 'jose';

import {
  internalKey,
  mintInternalToken,
  mintViewerToken,
  NonceStore,
  verifyInternalToken,
  verifyViewerToken,
} from '../../shared/viewer/viewer-token.js';
import { reader } from './toy.js';

const BODY = '{"query":"{ whoAsks }"}';
const keys = await generateKeyPair('EdDSA', { extractable: true });
const others = await generateKeyPair('EdDSA');

const mint = (body = BODY, key: CryptoKey = keys.privateKey): Promise<string> =>
  mintViewerToken(key, { viewer: reader, audience: 'evidence', requestId: 'rid', body });
const verify = (
  token: string,
  body: string | Uint8Array = BODY,
  audience = 'evidence',
  nonces = new NonceStore(),
): Promise<unknown> => verifyViewerToken(keys.publicKey, { token, body, audience }, nonces);

function altered(token: string, change: (claims: Record<string, unknown>) => object): string {
  const [header, , signature] = token.split('.');
  const claims = JSON.stringify(change(decodeJwt(token)));
  return [header, Buffer.from(claims).toString('base64url'), signature].join('.');
}

async function signed(claims: object, header: object = {}): Promise<string> {
  return new SignJWT({ ...(decodeJwt(await mint()) as object), ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'mizan-viewer+jwt', ...header })
    .sign(keys.privateKey);
}

describe('a viewer token', () => {
  it('gives the viewer to the subgraph that it is for', async () => {
    expect(await verify(await mint())).toEqual({ viewer: reader, requestId: 'rid' });
    expect(await verify(await mint(), Buffer.from(BODY))).toMatchObject({ viewer: reader });
  });

  it('lives thirty seconds, and names who made it', async () => {
    const { exp = 0, iat = 0, iss, aud } = decodeJwt(await mint());
    expect([exp - iat, iss, aud]).toEqual([30, 'mizan-gateway', 'evidence']);
  });

  it('gives an app with its scopes and its client', async () => {
    const app = {
      ...reader,
      role: 'INTEGRATOR',
      client: 'dashboards',
      scopes: ['delegation:read'],
    };
    expect(await verify(await signed({ viewer: app }))).toMatchObject({ viewer: app });
    const long = { ...app, client: 'c'.repeat(257) };
    await expect(verify(await signed({ viewer: long }))).rejects.toThrow();
  });

  it('is refused a second time also in the seconds for which clocks may differ', async () => {
    const nonces = new NonceStore();
    const now = Math.floor(Date.now() / 1_000);
    const token = await signed({ iat: now - 20, exp: now - 2 });
    await verify(token, BODY, 'evidence', nonces);
    await expect(verify(token, BODY, 'evidence', nonces)).rejects.toThrow('seen before');
  });

  it('is refused for another viewer under the same signature', async () => {
    const viewer = { ...reader, delegation: 'AFG', seat: 'afg_head' };
    await expect(
      verify(altered(await mint(), (claims) => ({ ...claims, viewer }))),
    ).rejects.toThrow();
  });

  it('is refused for another body', async () => {
    await expect(verify(await mint(), `${BODY} `)).rejects.toThrow('another body');
  });

  it('is refused by another subgraph', async () => {
    await expect(verify(await mint(), BODY, 'mediation')).rejects.toThrow();
  });

  it('is refused with a list of audiences', async () => {
    await expect(verify(await signed({ aud: ['evidence', 'mediation'] }))).rejects.toThrow(
      'audience',
    );
  });

  it('is refused a second time', async () => {
    const nonces = new NonceStore();
    const token = await mint();
    await verify(token, BODY, 'evidence', nonces);
    await expect(verify(token, BODY, 'evidence', nonces)).rejects.toThrow('seen before');
  });

  it('is refused after its time', async () => {
    const now = Math.floor(Date.now() / 1_000);
    await expect(verify(await signed({ iat: now - 40, exp: now - 10 }))).rejects.toThrow();
  });

  it('is refused when it promises to live longer', async () => {
    const now = Math.floor(Date.now() / 1_000);
    await expect(verify(await signed({ iat: now, exp: now + 3_600 }))).rejects.toThrow('too long');
  });

  it('is refused when another key signed it', async () => {
    await expect(verify(await mint(BODY, others.privateKey))).rejects.toThrow();
  });

  it.each([
    ['its type', {}, { typ: 'JWT' }],
    ['its issuer', { iss: 'https://id.pak.example' }, {}],
    ['an issuer', { iss: undefined }, {}],
    ['an audience', { aud: undefined }, {}],
    ['an end', { exp: undefined }, {}],
    ['a birth', { iat: undefined }, {}],
    ['a nonce', { jti: undefined }, {}],
    ['a nonce that is long enough', { jti: 'short' }, {}],
    ['the digest of the body', { body: undefined }, {}],
    ['a viewer', { viewer: undefined }, {}],
    ['a known role', { viewer: { ...reader, role: 'ROOT' } }, {}],
    ['only what a viewer has', { viewer: { ...reader, admin: true } }, {}],
  ])('is refused without %s', async (_, claims, header) => {
    await expect(verify(await signed(claims, header))).rejects.toThrow();
  });
});

describe('the store of nonces', () => {
  it('forgets what has expired, and takes nothing when it is full', () => {
    let now = 0;
    const nonces = new NonceStore(2, () => now);
    expect([nonces.take('a', 10), nonces.take('b', 10), nonces.take('c', 10)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(nonces.take('a', 10)).toBe(false);
    now = 10;
    expect(nonces.take('d', 10)).toBe(true);
    now = 11;
    expect(nonces.take('c', 20)).toBe(true);
  });
});

describe('an internal token', () => {
  it('is made with a key of its own, derived as RFC 5869 says', () => {
    // Computed apart, from the secret, no salt and the text "mizan internal calls v1".
    expect(Buffer.from(internalKey('a secret of at least 32 characters!!')).toString('hex')).toBe(
      'e7a6650c8f5bced40b7155cc18aa2c8398a098c358a98dff7a59495d1859b753',
    );
  });

  it.each([
    ['the gateway', 'mizan-gateway'],
    ['something else', 'mizan-gateway:incidents'],
    ['no subgraph', 'mizan-subgraph'],
    ['an empty one', 'mizan-subgraph:'],
    ['nobody', undefined],
  ])('is refused when it comes from %s', async (_, iss) => {
    const claims: object = { ...decodeJwt(await mintInternalToken(key, call)), iss };
    const token = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'HS256', typ: 'mizan-internal+jwt' })
      .sign(key);
    await expect(check(token)).rejects.toThrow('names no subgraph');
  });

  const key = internalKey('a secret of at least 32 characters!!');
  const call = { source: 'incidents', audience: 'evidence', body: BODY };
  const check = (token: string, body = BODY, audience = 'evidence', with_ = key): Promise<string> =>
    verifyInternalToken(with_, { token, body, audience }, new NonceStore());

  it('names the subgraph that calls', async () => {
    expect(await check(await mintInternalToken(key, call))).toBe('incidents');
  });

  it('is refused for another body, receiver or deployment', async () => {
    const token = await mintInternalToken(key, call);
    await expect(check(token, '{}')).rejects.toThrow();
    await expect(check(token, BODY, 'mediation')).rejects.toThrow();
    const foreign = internalKey('another secret of at least 32 chars');
    await expect(check(token, BODY, 'evidence', foreign)).rejects.toThrow();
  });

  it('does not open the door of viewers, nor the other way round', async () => {
    const internal = await mintInternalToken(key, call);
    await expect(
      verifyViewerToken(
        key,
        { token: internal, body: BODY, audience: 'evidence' },
        new NonceStore(),
      ),
    ).rejects.toThrow();
    await expect(check(await mint())).rejects.toThrow();
  });
});
