import { decodeJwt, decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';

import { bearerToken, headerValues } from '../shared/subgraph/raw-request.js';
import type { Delegation, Directory } from '../shared/viewer/directory.js';
import { ROLES, ROLES_OF_KIND, SCOPES } from '../shared/viewer/roles.js';
import { appSeat, personSeat } from '../shared/viewer/seat-name.js';
import type { Viewer } from '../shared/viewer/viewer.js';
import type { IssuerRecord, Issuers } from './issuers.js';
import { RecentTokens } from './recent-tokens.js';

/** The token did not verify. The reason is for the log; callers get one answer for all of them. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}

/** Says who asks, from the raw headers of a request. */
export type Authenticate = (rawHeaders: readonly string[]) => Promise<Viewer>;

/** Seconds by which an issuer's clock may differ from ours. */
const TOLERANCE = 5;

/** Headers by which a token would bring its own key, name where to fetch one, or ask for what we do not know. */
const FORBIDDEN_HEADERS = ['jwk', 'jku', 'x5u', 'x5c', 'crit', 'b64', 'zip'];

const name = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}\p{M} ._:@|/+=-]*$/u);
/** RFC 7519, 4.1.7: a text; an empty one tells no token from another. */
const jti = z.string().min(1).max(256);
const personClaims = z.looseObject({
  sub: name,
  jti,
  roles: z.tuple([z.enum(ROLES).exclude(['INTEGRATOR'])]),
  // Scopes narrow an app; on a person's token they would promise what nothing keeps.
  scopes: z.undefined().optional(),
});
const appClaims = z.looseObject({
  sub: name,
  jti,
  client_id: name,
  roles: z.tuple([z.literal('INTEGRATOR')]),
  scopes: z
    .array(z.enum(SCOPES))
    .max(SCOPES.length)
    .refine((scopes) => new Set(scopes).size === scopes.length),
});
const claims = z.union([personClaims, appClaims]);

/** Everything in the token is attacker-controlled here; `iss` is read to choose the record, and for nothing else. */
function recordFor(token: string, issuers: Issuers): IssuerRecord {
  const header = decodeProtectedHeader(token);
  if (FORBIDDEN_HEADERS.some((key) => Object.hasOwn(header, key)))
    throw new Unauthenticated('the header brings its own key or demands');
  const { iss } = decodeJwt(token);
  const record = typeof iss === 'string' ? issuers.get(iss) : undefined;
  if (!record) throw new Unauthenticated('unknown issuer');
  return record;
}

async function verified(token: string, { issuer, keys }: IssuerRecord): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, keys, {
    issuer: issuer.iss,
    audience: issuer.audience,
    algorithms: issuer.algorithms,
    requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat', 'jti'],
    maxTokenAge: issuer.maxAgeSeconds,
    clockTolerance: TOLERANCE,
  });
  return payload;
}

/** When a token that verified ends, by itself and by what its issuer allows, in milliseconds; no tolerance is added. */
function endOf({ exp = 0, iat = 0 }: JWTPayload, { issuer }: IssuerRecord): number {
  return Math.min(exp, iat + issuer.maxAgeSeconds) * 1_000;
}

function viewerOf(payload: JWTPayload, delegation: Delegation, directory: Directory): Viewer {
  const claimed = claims.parse(payload);
  const [role] = claimed.roles;
  if (!ROLES_OF_KIND[delegation.kind].includes(role))
    throw new Unauthenticated('the delegation cannot hold this role');
  const { code } = delegation;
  if (role !== 'INTEGRATOR') {
    const seat = personSeat(code, role);
    return { delegation: code, role, subject: claimed.sub, seat, scopes: [], client: null };
  }
  const { sub, scopes, client_id: client } = appClaims.parse(payload);
  // The public's world has one class: there is nothing that a scope could add.
  if (delegation.kind === 'PUBLIC' && scopes.length > 0)
    throw new Unauthenticated("the public's apps have no scopes");
  const seat = appSeat(code, directory.publicCode, scopes);
  return { delegation: code, role, subject: sub, seat, scopes, client };
}

/** The caller without a token: anyone at all. */
export function publicViewer(directory: Directory): Viewer {
  return {
    delegation: directory.publicCode,
    role: 'PUBLIC',
    subject: 'anonymous',
    seat: personSeat(directory.publicCode, 'PUBLIC'),
    scopes: [],
    client: null,
  };
}

/** Makes the gateway's authentication: no header is the public, one good token its holder, anything else nobody. */
export function authenticator(directory: Directory, issuers: Issuers): Authenticate {
  const anyone = publicViewer(directory);
  const recent = new RecentTokens(issuers.keys());
  return async (rawHeaders) => {
    if (headerValues(rawHeaders, 'authorization').length === 0) return anyone;
    const token = bearerToken(rawHeaders);
    if (token === undefined) throw new Unauthenticated('not one bearer token');
    const known = recent.find(token);
    if (known) return known;
    try {
      const record = recordFor(token, issuers);
      const payload = await verified(token, record);
      const viewer = viewerOf(payload, record.delegation, directory);
      recent.keep(token, { issuer: record.issuer.iss, viewer, ends: endOf(payload, record) });
      return viewer;
    } catch (error) {
      if (error instanceof Unauthenticated) throw error;
      throw new Unauthenticated(error instanceof Error ? error.name : 'unknown');
    }
  };
}
