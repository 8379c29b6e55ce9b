import { createHash, hkdfSync, type KeyObject, randomUUID } from 'node:crypto';

import { type Algorithm, createSigner, createVerifier } from 'fast-jwt';
import { z } from 'zod';

import { ROLES, SCOPES } from './roles.js';
import type { Viewer } from './viewer.js';

/** Longest life of a token between our own processes, in seconds. */
const LIFE = 30;
/** How far the clocks of two of our machines may be apart, in seconds. */
const TOLERANCE = 5;
const GATEWAY = 'mizan-gateway';
const SUBGRAPH = 'mizan-subgraph';

/** A kind of token: how it is signed, and the type that keeps it apart from every other kind. */
interface Kind {
  readonly alg: Algorithm;
  readonly typ: string;
}
// EdDSA: RFC 8037.
const VIEWER: Kind = { alg: 'EdDSA', typ: 'mizan-viewer+jwt' };
const INTERNAL: Kind = { alg: 'HS256', typ: 'mizan-internal+jwt' };

/** What the receiving side needs to know of a call that it verifies. */
export interface Received {
  readonly token: string;
  /** The exact bytes of the body. */
  readonly body: Uint8Array | string;
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
  aud: z.unknown(),
  body: z.string(),
});
const internalClaims = z.looseObject({ iss: z.string().optional() });
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

/** The library signs at once, in this thread: posting a job to another one takes longer than a signature. */
function signer(kind: Kind, key: string | Buffer, issuer: string) {
  const header = { ...kind };
  const sign = createSigner({
    key,
    algorithm: kind.alg,
    header,
    iss: issuer,
    expiresIn: LIFE * 1_000,
  });
  return (audience: string, body: string, more: object = {}): string =>
    sign({ ...more, aud: audience, jti: randomUUID(), body: digest(body) });
}

/** Whose tokens are taken, by whom. */
interface Expected {
  readonly kind: Kind;
  readonly key: string | Buffer;
  /** Who must have made them; whoever leaves it out looks at `iss` by itself. */
  readonly issuer?: string;
  /** Name of the subgraph that receives the calls. */
  readonly audience: string;
  readonly nonces: NonceStore;
}

function verifier({ kind, key, issuer, audience, nonces }: Expected) {
  // No cache: what it knows, it answers without looking at the token again.
  const open = createVerifier({
    key,
    algorithms: [kind.alg],
    complete: true,
    allowedAud: audience,
    ...(issuer === undefined ? {} : { allowedIss: issuer }),
    requiredClaims: ['aud', 'exp', 'iat', ...(issuer === undefined ? [] : ['iss'])],
    maxAge: (LIFE + TOLERANCE) * 1_000,
    clockTolerance: TOLERANCE * 1_000,
    cache: false,
  });
  // The type is compared here, and nothing may stand beside it: the library passes over a `crit` that is null.
  const header = z.strictObject({ alg: z.literal(kind.alg), typ: z.literal(kind.typ) });
  return ({ token, body }: Received): object => {
    const opened = openedBy(open, token);
    if (!header.safeParse(opened.header).success) throw new TokenRefused('it is of another type');
    const { aud, exp, iat, jti, body: signed } = claims.parse(opened.payload);
    if (exp - iat > LIFE) throw new TokenRefused('it lives too long');
    // The library knows how old a token may be and not how young.
    if (iat - Math.floor(Date.now() / 1_000) > TOLERANCE)
      throw new TokenRefused('it is not made yet');
    // One audience, as a string: a list would be good at several doors.
    if (aud !== audience) throw new TokenRefused('it has another audience');
    if (signed !== digest(body)) throw new TokenRefused('it was made for another body');
    // A second more than it is taken for: the clock goes on between the library's look at it and the store's.
    const remembered = (exp + TOLERANCE + 1) * 1_000;
    if (!nonces.take(jti, remembered)) throw new TokenRefused('its nonce was seen before');
    return opened.payload;
  };
}

interface Opened {
  readonly header: object;
  readonly payload: object;
}

function openedBy(open: (token: string) => Opened, token: string): Opened {
  try {
    return open(token);
  } catch (error) {
    throw new TokenRefused(error instanceof Error ? error.message : 'unknown');
  }
}

/** A call of one subgraph for one viewer. */
export interface ViewerCall {
  readonly viewer: Viewer;
  readonly audience: string;
  readonly requestId: string;
  readonly body: string;
}

/** Makes what signs who calls, each time for one call of one subgraph with one body; `key` is the gateway's private one. */
export function viewerSigner(key: KeyObject): (call: ViewerCall) => string {
  const sign = signer(VIEWER, key.export({ type: 'pkcs8', format: 'pem' }), GATEWAY);
  return ({ viewer, audience, requestId, body }) =>
    sign(audience, body, { viewer, rid: requestId });
}

/**
 * Makes what verifies viewer tokens with the gateway's public key, for one subgraph, and takes their nonces.
 * It throws TokenRefused or a parse error; callers answer the same for every reason.
 */
export function viewerVerifier(
  key: KeyObject,
  audience: string,
  nonces: NonceStore,
): (received: Received) => { readonly viewer: Viewer; readonly requestId: string } {
  const pem = key.export({ type: 'spki', format: 'pem' });
  const verify = verifier({ kind: VIEWER, key: pem, issuer: GATEWAY, audience, nonces });
  return (received) => {
    const { viewer, rid } = gatewayClaims.parse(verify(received));
    return { viewer, requestId: rid };
  };
}

/** Derives the key of the calls between subgraphs from the deployment's secret (HKDF, RFC 5869). */
export function internalKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'mizan internal calls v1', 32));
}

/** Makes what signs one subgraph's calls of others (HMAC-SHA-256). */
export function internalSigner(
  key: Buffer,
  source: string,
): (audience: string, body: string) => string {
  const sign = signer(INTERNAL, key, `${SUBGRAPH}:${source}`);
  return (audience, body) => sign(audience, body);
}

/**
 * Makes what verifies calls from other subgraphs, takes their nonces, and answers the name of the one that calls.
 * It throws TokenRefused or a parse error; callers answer the same for every reason.
 */
export function internalVerifier(
  key: Buffer,
  audience: string,
  nonces: NonceStore,
): (received: Received) => string {
  const verify = verifier({ kind: INTERNAL, key, audience, nonces });
  return (received) => {
    const { iss = '' } = internalClaims.parse(verify(received));
    const [kind, source = ''] = iss.split(':');
    if (kind !== SUBGRAPH || source === '') throw new TokenRefused('it names no subgraph');
    return source;
  };
}
