import { type CryptoKey, importJWK, type JWK } from 'jose';

import { StartRefused } from '../errors.js';

function parseKey(json: string): JWK | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads one half of the gateway's Ed25519 key pair from JWK text (RFC 8037).
 * @throws StartRefused when it is another kind of key or the wrong half
 */
export async function readViewerKey(
  json: string,
  half: 'private' | 'public',
  variable: string,
): Promise<CryptoKey> {
  const jwk = parseKey(json);
  const fits = jwk?.kty === 'OKP' && jwk.crv === 'Ed25519' && (half === 'private') === 'd' in jwk;
  const key = fits ? await importJWK(jwk, 'EdDSA').catch(() => undefined) : undefined;
  if (key === undefined || key instanceof Uint8Array)
    throw new StartRefused([`${variable}: is not a ${half} Ed25519 key in JWK form`]);
  return key;
}
