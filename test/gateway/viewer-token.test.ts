import { generateKeyPairSync, type KeyObject } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';

import {
  internalKey,
  internalSigner,
  internalVerifier,
  NonceStore,
  viewerSigner,
  viewerVerifier,
} from '../../shared/viewer/viewer-token.js';
import { forge } from './forge.js';
import { reader } from './toy.js';

const BODY = '{"query":"{ whoAsks }"}';
const keys = generateKeyPairSync('ed25519');
const others = generateKeyPairSync('ed25519');

const mint = (body = BODY, key: KeyObject = keys.privateKey): string =>
  viewerSigner(key)({ viewer: reader, audience: 'evidence', requestId: 'rid', body });
const verify = (
  token: string,
  body: string | Uint8Array = BODY,
  audience = 'evidence',
  nonces = new NonceStore(),
): unknown => viewerVerifier(keys.publicKey, audience, nonces)({ token, body });

function altered(token: string, change: (claims: Record<string, unknown>) => object): string {
  const [header, , signature] = token.split('.');
  const claims = JSON.stringify(change(decodeJwt(token)));
  return [header, Buffer.from(claims).toString('base64url'), signature].join('.');
}

function signed(claims: object, header: object = {}): string {
  const whole = { alg: 'EdDSA', typ: 'mizan-viewer+jwt', ...header };
  return forge(whole, { ...(decodeJwt(mint()) as object), ...claims }, keys.privateKey);
}

describe('a viewer token', () => {
  it('gives the viewer to the subgraph that it is for', () => {
    expect(verify(mint())).toEqual({ viewer: reader, requestId: 'rid' });
    expect(verify(mint(), Buffer.from(BODY))).toMatchObject({ viewer: reader });
  });

  it('lives thirty seconds, and names who made it', () => {
    const { exp = 0, iat = 0, iss, aud } = decodeJwt(mint());
    expect([exp - iat, iss, aud]).toEqual([30, 'mizan-gateway', 'evidence']);
  });

  it('gives an app with its scopes and its client', () => {
    const app = {
      ...reader,
      role: 'INTEGRATOR',
      client: 'dashboards',
      scopes: ['delegation:read'],
    };
    expect(verify(signed({ viewer: app }))).toMatchObject({ viewer: app });
    const long = { ...app, client: 'c'.repeat(257) };
    expect(() => verify(signed({ viewer: long }))).toThrow();
  });

  it('is refused a second time also in the seconds for which clocks may differ', () => {
    const nonces = new NonceStore();
    const now = Math.floor(Date.now() / 1_000);
    const token = signed({ iat: now - 20, exp: now - 2 });
    verify(token, BODY, 'evidence', nonces);
    expect(() => verify(token, BODY, 'evidence', nonces)).toThrow('seen before');
  });

  it('is refused for another viewer under the same signature', () => {
    const viewer = { ...reader, delegation: 'AFG', seat: 'afg_head' };
    expect(() => verify(altered(mint(), (claims) => ({ ...claims, viewer })))).toThrow();
  });

  it('is refused for another body', () => {
    expect(() => verify(mint(), `${BODY} `)).toThrow('another body');
  });

  it('is refused by another subgraph', () => {
    expect(() => verify(mint(), BODY, 'mediation')).toThrow();
  });

  it('is refused with a list of audiences', () => {
    expect(() => verify(signed({ aud: ['evidence', 'mediation'] }))).toThrow('audience');
  });

  it('is refused a second time', () => {
    const nonces = new NonceStore();
    const token = mint();
    verify(token, BODY, 'evidence', nonces);
    expect(() => verify(token, BODY, 'evidence', nonces)).toThrow('seen before');
  });

  it('is refused after its time', () => {
    const now = Math.floor(Date.now() / 1_000);
    expect(() => verify(signed({ iat: now - 40, exp: now - 10 }))).toThrow();
  });

  it('is refused when it promises to live longer', () => {
    const now = Math.floor(Date.now() / 1_000);
    expect(() => verify(signed({ iat: now, exp: now + 3_600 }))).toThrow('too long');
  });

  it('is refused when another key signed it', () => {
    expect(() => verify(mint(BODY, others.privateKey))).toThrow();
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
  ])('is refused without %s', (_, claims, header) => {
    expect(() => verify(signed(claims, header))).toThrow();
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
  ])('is refused when it comes from %s', (_, iss) => {
    const claims = { ...decodeJwt(call()), iss };
    const token = forge({ alg: 'HS256', typ: 'mizan-internal+jwt' }, claims, key);
    expect(() => check(token)).toThrow('names no subgraph');
  });

  const key = internalKey('a secret of at least 32 characters!!');
  const call = (): string => internalSigner(key, 'incidents')('evidence', BODY);
  const check = (token: string, body = BODY, audience = 'evidence', with_ = key): string =>
    internalVerifier(with_, audience, new NonceStore())({ token, body });

  it('names the subgraph that calls', () => {
    expect(check(call())).toBe('incidents');
  });

  it('is refused for another body, receiver or deployment', () => {
    const token = call();
    expect(() => check(token, '{}')).toThrow('another body');
    expect(() => check(token, BODY, 'mediation')).toThrow('aud');
    const foreign = internalKey('another secret of at least 32 chars');
    expect(() => check(token, BODY, 'evidence', foreign)).toThrow('signature');
  });

  it('does not open the door of viewers, nor the other way round', () => {
    expect(() => verify(call())).toThrow('algorithm');
    expect(() => check(mint())).toThrow('algorithm');
  });
});
