import { generateKeyPairSync } from 'node:crypto';

import { product } from './product.js';

/**
 * Makes a token of a demo seat whose keys lie in the deployment's data folder; `seat/person` is another person in the same
 * seat.
 */
export async function tokenFor(
  seat: string,
  dataDir: string,
  delegations: string,
): Promise<string> {
  const { token } = await product();
  return token(seat, dataDir, delegations);
}

/** Draws the gateway's key pair of one deployment (JWK as JSON text). */
export function viewerKeys(): { readonly privateKey: string; readonly publicKey: string } {
  const pair = generateKeyPairSync('ed25519');
  return {
    privateKey: JSON.stringify(pair.privateKey.export({ format: 'jwk' })),
    publicKey: JSON.stringify(pair.publicKey.export({ format: 'jwk' })),
  };
}
