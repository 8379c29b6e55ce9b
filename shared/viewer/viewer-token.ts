import { createHash, hkdfSync, randomUUID } from 'node:crypto';

import { type CryptoKey, jwtVerify, type JWTPayload, SignJWT } from 'jose';
import { z } from 'zod';

import { ROLES, SCOPES } from './roles.js';
import type { Viewer } from './viewer.js';

/** Longest life of a token between our own processes, in seconds. */
const LIFE = 30;
/** How far the clocks of two of our machines may be apart, in seconds. */
const TOLERANCE = 5;
const GATEWAY = 'mizan-gateway';
const SUBGRAPH = 'mizan-subgraph';

/** The keys that jose takes: WebCrypto's or raw bytes. */
export type TokenKey = CryptoKey | Uint8Array;

/** What the receiving side needs to know of a call that it verifies. */
export interface Received {
  readonly token: string;
  /** The exact bytes of the body. */
  readonly body: Uint8Array | string;
  /** Name of the subgraph that received the call. */
  readonly audience: string;
}

/** A token between our own processes does not verify. The reason is for the log, never for the caller. */
class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

const viewerClaim = z.strictObject({
  delegation: z.string().min(1).max(16),
  role: z.enum(ROLES),
  subject: z.string().min(1).max(256),
  seat: z.string().min(1).max(64),
  scopes: z.array(z.enum(SCOPES)),
  client: z.string().max(256).nullable(),
});
const claims = z.looseObject({
  jti: z.string().min(16).max(64),
  exp: z.number(),
  iat: z.number(),
  body: z.string(),
});
const gatewayClaims = z.looseObject({ viewer: viewerClaim, rid: z.string().max(64) });

/**
 * Remembers nonces for as long as their tokens live, so that none is taken twice. One per process: behind several
 * replicas a captured token could be shown once to each, within its seconds and for the same body only.
 */
export class NonceStore {
  readonly #seen = new Map<string, number>();

  constructor(
    private readonly capacity = 100_000,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Takes a nonce for the first time.
   * @returns false when it was taken before, or when there is no room to remember it: then nothing is accepted
   */
  take(nonce: string, expiresAtMs: number): boolean {
    const now = this.now();
    // Tokens live equally long, so the oldest nonces stand first.
    for (const [old, expiry] of this.#seen) {
      if (expiry > now) break;
      this.#seen.delete(old);
    }
    if (this.#seen.has(nonce) || this.#seen.size >= this.capacity) return false;
    this.#seen.set(nonce, expiresAtMs);
    return true;
  }
}

function digest(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('base64url');
}

function lasting(claim: JWTPayload, issuer: string, audience: string): SignJWT {
  return new SignJWT(claim)
    .setIssuer(issuer)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${LIFE}s`);
}

async function verify(
  key: TokenKey,
  received: Received,
  nonces: NonceStore,
  expected: { readonly algorithm: string; readonly type: string; readonly issuer?: string },
): Promise<JWTPayload> {
  const { payload } = await jwtVerify(received.token, key, {
    algorithms: [expected.algorithm],
    typ: expected.type,
    audience: received.audience,
    ...(expected.issuer === undefined ? {} : { issuer: expected.issuer }),
    maxTokenAge: LIFE,
    clockTolerance: TOLERANCE,
  }).catch((error: unknown) => {
    throw new TokenRefused(error instanceof Error ? error.name : 'unknown');
  });
  const { jti, exp, iat, body } = claims.parse(payload);
  if (exp - iat > LIFE) throw new TokenRefused('it lives too long');
  // One audience, as a string: a list would be good at several doors.
  if (payload.aud !== received.audience) throw new TokenRefused('it has another audience');
  if (body !== digest(received.body)) throw new TokenRefused('it was made for another body');
  const remembered = (exp + TOLERANCE) * 1_000;
  if (!nonces.take(jti, remembered)) throw new TokenRefused('its nonce was seen before');
  return payload;
}

/** Signs who calls, for one call of one subgraph with one body (EdDSA, RFC 8037). */
export async function mintViewerToken(
  key: TokenKey,
  call: {
    readonly viewer: Viewer;
    readonly audience: string;
    readonly requestId: string;
    readonly body: string;
  },
): Promise<string> {
  const { viewer, audience, requestId, body } = call;
  return lasting({ viewer: { ...viewer }, rid: requestId, body: digest(body) }, GATEWAY, audience)
    .setProtectedHeader({ alg: 'EdDSA', typ: 'mizan-viewer+jwt' })
    .sign(key);
}

/**
 * Verifies a viewer token and takes its nonce.
 * @throws TokenRefused or a parse error; callers answer the same for every reason
 */
export async function verifyViewerToken(
  key: TokenKey,
  received: Received,
  nonces: NonceStore,
): Promise<{ readonly viewer: Viewer; readonly requestId: string }> {
  const payload = await verify(key, received, nonces, {
    algorithm: 'EdDSA',
    type: 'mizan-viewer+jwt',
    issuer: GATEWAY,
  });
  const { viewer, rid } = gatewayClaims.parse(payload);
  return { viewer, requestId: rid };
}

/** Derives the key of the calls between subgraphs from the deployment's secret (HKDF, RFC 5869). */
export function internalKey(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'mizan internal calls v1', 32));
}

/** Signs a call from one subgraph to another (HMAC-SHA-256). */
export async function mintInternalToken(
  key: Uint8Array,
  call: { readonly source: string; readonly audience: string; readonly body: string },
): Promise<string> {
  return lasting({ body: digest(call.body) }, `${SUBGRAPH}:${call.source}`, call.audience)
    .setProtectedHeader({ alg: 'HS256', typ: 'mizan-internal+jwt' })
    .sign(key);
}

/**
 * Verifies a call from another subgraph and takes its nonce.
 * @returns the name of the calling subgraph
 * @throws TokenRefused or a parse error; callers answer the same for every reason
 */
export async function verifyInternalToken(
  key: Uint8Array,
  received: Received,
  nonces: NonceStore,
): Promise<string> {
  const { iss } = await verify(key, received, nonces, {
    algorithm: 'HS256',
    type: 'mizan-internal+jwt',
  });
  const [kind, source = ''] = (iss ?? '').split(':');
  if (kind !== SUBGRAPH || source === '') throw new TokenRefused('it names no subgraph');
  return source;
}
