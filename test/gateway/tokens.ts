import { randomUUID } from 'node:crypto';

import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';

const ISS = 'https://id.pak.example';
export const keys = await generateKeyPair('EdDSA', { extractable: true });
export const strangers = await generateKeyPair('EdDSA', { extractable: true });
export const publicJwk = { ...(await exportJWK(keys.publicKey)), kid: 'pak-1' };

const issuer = (code: string, jwks: string): object => ({
  iss: `https://id.${code.toLowerCase()}.example`,
  jwks,
  algorithms: ['EdDSA'],
  audience: 'mizan',
  maxAgeSeconds: 3_600,
});
export const entry = (code: string, kind: string, jwks: string): object => ({
  code,
  kind,
  displayNames: { en: code },
  issuer: issuer(code, jwks),
});

export const now = (): number => Math.floor(Date.now() / 1_000);
export const good = (): Record<string, unknown> => ({
  iss: ISS,
  sub: 'officer-7',
  aud: 'mizan',
  jti: randomUUID(),
  iat: now(),
  exp: now() + 600,
  roles: ['PARTY_OFFICER'],
});

export function sign(
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
  key: CryptoKey = keys.privateKey,
): Promise<string> {
  return new SignJWT({ ...good(), ...claims })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'pak-1', ...header })
    .sign(key);
}

export const encode = (value: object): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');
