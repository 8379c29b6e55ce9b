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
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const secret = internalKey('a secret of at least 32 characters!!');

/** Both kinds of token, with all that a test needs to make ones that nobody should take. */
const KINDS = [
  {
    kind: 'a viewer token',
    key: privateKey as KeyObject | Buffer,
    header: { alg: 'EdDSA', typ: 'mizan-viewer+jwt' },
    mint: () =>
      viewerSigner(privateKey)({ viewer: reader, audience: 'letters', requestId: 'r', body: BODY }),
    verifier: (nonces: NonceStore) => viewerVerifier(publicKey, 'letters', nonces),
  },
  {
    kind: 'an internal token',
    key: secret as KeyObject | Buffer,
    header: { alg: 'HS256', typ: 'mizan-internal+jwt' },
    mint: () => internalSigner(secret, 'people')('letters', BODY),
    verifier: (nonces: NonceStore) => internalVerifier(secret, 'letters', nonces),
  },
];

const seconds = (): number => Math.floor(Date.now() / 1_000);

describe.each(KINDS)('$kind', ({ key, header, mint, verifier }) => {
  const verify = (token: string): unknown => verifier(new NonceStore())({ token, body: BODY });
  const signed = (claims: object, more: object = {}): string =>
    forge({ ...header, ...more }, { ...(decodeJwt(mint()) as object), ...claims }, key);

  it('that is forged like this is taken when nothing is wrong with it', () => {
    expect(verify(signed({}))).toBeTruthy();
  });

  it.each<[string, object]>([
    ['without an algorithm', { alg: undefined }],
    ['with the algorithm "none"', { alg: 'none' }],
    ['with the algorithm’s name in other letters', { alg: header.alg.toLowerCase() }],
    ['with a list of algorithms', { alg: [header.alg] }],
    ['without its type', { typ: undefined }],
    ['with no text as its type', { typ: null }],
    ['with another type', { typ: 'JWT' }],
    ['with a list of types', { typ: [header.typ] }],
    ['with something critical that nobody knows', { crit: ['exp2'], exp2: 1 }],
    ['with a critical type', { crit: ['typ'] }],
    ['with nothing that is critical', { crit: [] }],
    ['with null as what is critical', { crit: null }],
    ['with a body that is not encoded', { crit: ['b64'], b64: false }],
    ['with a key of its own', { jwk: { kty: 'oct', k: 'AAAA' } }],
    ['with the name of a key', { kid: 'mine' }],
  ])('is refused %s, rightly signed', (_, more) => {
    expect(() => verify(signed({}, more))).toThrow();
  });

  it.each<[string, () => object]>([
    ['with a list of its audience alone', () => ({ aud: ['letters'] })],
    ['with an audience that only begins like ours', () => ({ aud: 'letters-of-others' })],
    ['with no audience', () => ({ aud: '' })],
    ['made in the future', () => ({ iat: seconds() + 10, exp: seconds() + 20 })],
    ['made in the future for no time at all', () => ({ iat: seconds() + 10, exp: seconds() + 1 })],
    ['that is too old', () => ({ iat: seconds() - 37, exp: seconds() - 7 })],
    ['that lives a second too long', () => ({ exp: seconds() + 32 })],
    ['that never ends', () => ({ exp: null })],
    ['with a text as its end', () => ({ exp: String(seconds() + 20) })],
    ['with a text as its birth', () => ({ iat: String(seconds()) })],
    ['not good yet', () => ({ nbf: seconds() + 20 })],
    ['with a text for when it is good', () => ({ nbf: 'now' })],
    ['with a list of nonces', () => ({ jti: ['0123456789abcdef'] })],
    ['with a list of issuers', () => ({ iss: [decodeJwt(mint()).iss] })],
  ])('is refused %s, rightly signed', (_, claims) => {
    expect(() => verify(signed(claims()))).toThrow();
  });

  it.each(['1e999', '-1e999', '1e308'])('is refused with %s for its times', (number) => {
    const text = (claim: object): string => JSON.stringify(claim).replaceAll('"∞"', number);
    const claims = decodeJwt(mint());
    for (const times of [{ exp: '∞' }, { iat: '∞' }, { exp: '∞', iat: '∞' }])
      expect(() => verify(forge(header, text({ ...claims, ...times }), key))).toThrow();
  });

  it('is as far off as clocks may be, and no farther', () => {
    expect(verify(signed({ iat: seconds() + 5, exp: seconds() + 30 }))).toBeTruthy();
    expect(verify(signed({ iat: seconds() - 33, exp: seconds() - 3 }))).toBeTruthy();
  });

  it('says by its last of two equal claims what it is, to every check', () => {
    const claims = JSON.stringify(decodeJwt(mint()));
    const twice = (first: string, last: string): string =>
      forge(header, `{${first},${claims.slice(1, -1)},${last}}`, key);
    expect(() => verify(twice('"aud":"letters"', '"aud":"others"'))).toThrow();
    expect(() => verify(twice('"body":""', '"body":""'))).toThrow();
    expect(() => verify(twice('"iss":"x"', '"iss":"x"'))).toThrow();
    expect(() =>
      verify(
        forge(
          `{"alg":"none","typ":"x",${JSON.stringify(header).slice(1, -1)},"alg":"none"}`,
          claims,
          key,
        ),
      ),
    ).toThrow();
  });

  it('is refused with anything before, after or between its parts', () => {
    const token = mint();
    const [head = '', claims = '', signature = ''] = token.split('.');
    for (const broken of [
      '',
      '.',
      '..',
      '...',
      head,
      `${head}.${claims}`,
      `${head}.${claims}.`,
      `${head}..${signature}`,
      `.${claims}.${signature}`,
      `.${token}`,
      `${token}.`,
      `${token}.${signature}`,
      `${head}.${token}`,
      `${head}.${claims}.${claims}.${signature}`,
      `${token}=`,
      `${token}AA`,
      `${token}\n`,
      `${token} `,
      ` ${token}`,
      `${token}\0`,
      `${head}.${claims}=.${signature}`,
      `${head} .${claims}.${signature}`,
      `${head}.${claims}.${signature.slice(0, -2)}`,
      `${head}.${claims}.${'A'.repeat(signature.length)}`,
    ])
      expect(() => verify(broken)).toThrow();
  });

  it('is refused when its parts are no objects', () => {
    for (const claims of ['null', '[]', '"text"', '7', '', '{'])
      expect(() => verify(forge(header, claims, key))).toThrow();
    for (const head of ['null', '[]', '"text"', '7', '', '{'])
      expect(() => verify(forge(head, decodeJwt(mint()), key))).toThrow();
  });

  it('is good once, however its signature is spelled', () => {
    const once = verifier(new NonceStore());
    const token = mint();
    once({ token, body: BODY });
    // The last letter stands for fewer bits than it has: the neighbour may say the same.
    const last = token.at(-1) ?? '';
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
      expect(() => once({ token: token.slice(0, -1) + letter, body: BODY })).toThrow(
        letter === last ? 'seen before' : '',
      );
  });

  it('is good once also when its time ends between two looks at the clock', () => {
    const claims = decodeJwt(mint());
    const end = ((claims.exp ?? 0) + 5) * 1_000;
    const once = verifier(new NonceStore(2, () => end + 500));
    once({ token: forge(header, claims, key), body: BODY });
    expect(() => once({ token: forge(header, claims, key), body: BODY })).toThrow('seen before');
  });

  it('takes no nonce when it is refused', () => {
    const nonces = new NonceStore(1);
    const claims = decodeJwt(mint());
    const once = verifier(nonces);
    expect(() => once({ token: forge(header, claims, key), body: `${BODY} ` })).toThrow('body');
    expect(once({ token: forge(header, claims, key), body: BODY })).toBeTruthy();
  });
});

describe('the gateway’s public key', () => {
  const claims = decodeJwt(KINDS[0]?.mint() ?? '');
  const spki = publicKey.export({ type: 'spki', format: 'pem' });
  const jwk = publicKey.export({ format: 'jwk' });
  it.each<[string, string | Buffer]>([
    ['as PEM', spki],
    ['as PEM without its last line break', spki.toString().trimEnd()],
    ['as DER', publicKey.export({ type: 'spki', format: 'der' })],
    ['as JWK', JSON.stringify(jwk)],
    ['as its bytes', Buffer.from(jwk.x ?? '', 'base64url')],
    ['left out', ''],
  ])('is no secret, %s', (_, key) => {
    for (const alg of ['HS256', 'EdDSA', 'none'])
      expect(() =>
        viewerVerifier(
          publicKey,
          'letters',
          new NonceStore(),
        )({
          token: forge({ alg, typ: 'mizan-viewer+jwt' }, claims, key),
          body: BODY,
        }),
      ).toThrow();
  });
});
