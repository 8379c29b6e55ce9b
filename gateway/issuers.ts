import { readFileSync } from 'node:fs';
import path from 'node:path';

import {
  createLocalJWKSet,
  createRemoteJWKSet,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';

import { StartRefused } from '../shared/errors.js';
import type { Delegation, Directory, Issuer } from '../shared/viewer/directory.js';
import { type DemoIssuers, isDemo } from './demo-issuers.js';

/** Who may speak for a delegation: the record decides, and no claim in a token does. */
export interface IssuerRecord {
  readonly delegation: Delegation;
  readonly issuer: Issuer;
  readonly keys: JWTVerifyGetKey;
}

/** Issuers by the exact `iss` of their tokens. */
export type Issuers = ReadonlyMap<string, IssuerRecord>;

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

function remoteKeys(address: string): JWTVerifyGetKey | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !isSafe(url)) return undefined;
  return createRemoteJWKSet(url, {
    timeoutDuration: 5_000,
    // A key that is not known fetches the set again, once in this time: made-up key ids cause no flood.
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
  });
}

function fileKeys(file: string): JWTVerifyGetKey | undefined {
  try {
    return createLocalJWKSet(JSON.parse(readFileSync(file, 'utf8')) as JSONWebKeySet);
  } catch {
    return undefined;
  }
}

function keysOf(
  delegation: Delegation,
  issuer: Issuer,
  folder: string,
  demo: DemoIssuers | undefined,
): JWTVerifyGetKey | string {
  if (isDemo(delegation)) {
    return demo ? createLocalJWKSet(demo.keySet(issuer.jwks)) : 'demo issuers are not open';
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(issuer.jwks))
    return remoteKeys(issuer.jwks) ?? 'jwks must be an https URL or a file';
  return fileKeys(path.resolve(folder, issuer.jwks)) ?? 'jwks is not a readable JSON Web Key Set';
}

/**
 * Opens every delegation's issuer. Keys at a URL are fetched when they are first needed.
 * @param folder where relative paths of key sets start: beside the delegations file
 * @throws StartRefused with every issuer that cannot be used
 */
export function openIssuers(
  directory: Directory,
  folder: string,
  demo: DemoIssuers | undefined,
): Issuers {
  const issuers = new Map<string, IssuerRecord>();
  const reasons: string[] = [];
  for (const delegation of directory.delegations) {
    const { issuer } = delegation;
    if (!issuer) continue;
    const keys = keysOf(delegation, issuer, folder, demo);
    if (typeof keys === 'string') reasons.push(`issuer of ${delegation.code}: ${keys}`);
    else issuers.set(issuer.iss, { delegation, issuer, keys });
  }
  if (reasons.length > 0) throw new StartRefused(reasons);
  return issuers;
}
