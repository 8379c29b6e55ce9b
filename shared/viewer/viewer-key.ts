import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';

import { StartRefused } from '../errors.js';

/** What is no object has no kind of key, and is refused with every other. */
function parseKey(json: string): JsonWebKey | null {
  try {
    return JSON.parse(json) as JsonWebKey | null;
  } catch {
    return null;
  }
}

function keyOf(jwk: JsonWebKey, half: 'private' | 'public'): KeyObject | undefined {
  try {
    const from = { key: jwk, format: 'jwk' } as const;
    return half === 'private' ? createPrivateKey(from) : createPublicKey(from);
  } catch {
    return undefined;
  }
}

/**
 * Reads one half of the gateway's Ed25519 key pair from JWK text (RFC 8037).
 * @throws StartRefused when it is another kind of key or the wrong half
 */
export function readViewerKey(
  json: string,
  half: 'private' | 'public',
  variable: string,
): KeyObject {
  const jwk = parseKey(json);
  const fits = jwk?.kty === 'OKP' && jwk.crv === 'Ed25519' && (half === 'private') === 'd' in jwk;
  const key = fits ? keyOf(jwk, half) : undefined;
  if (!key) throw new StartRefused([`${variable}: is not a ${half} Ed25519 key in JWK form`]);
  return key;
}
