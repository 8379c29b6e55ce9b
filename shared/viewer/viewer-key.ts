import { type CryptoKey, importJWK, type JWK } from 'jose';

import { StartRefused } from '../errors.js';

/** What is no object has no kind of key, and is refused with every other. */
function parseKey(json: string): JWK | null {
  try {
    return JSON.parse(json) as JWK | null;
  } catch {
    return null;
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
