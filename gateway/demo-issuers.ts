import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { calculateJwkThumbprint, type JSONWebKeySet, type JWK, SignJWT } from 'jose';

import { StartRefused } from '../shared/errors.js';
import type { Delegation, Directory } from '../shared/viewer/directory.js';
import { type Role, ROLES_OF_KIND, type Scope } from '../shared/viewer/roles.js';
import { appSeat, personSeat } from '../shared/viewer/seat-name.js';

/** Starts a `jwks` that names a demo issuer instead of a key set. */
const PREFIX = 'demo:';
/** Life of a demo token, in seconds, where the issuer's record allows it. */
const LIFE = 12 * 3_600;

/** A demo login: a person's or an app's seat. */
export interface DemoSeat {
  /** What people type, e.g. the seat's own name with hyphens. */
  readonly name: string;
  readonly delegation: Delegation;
  readonly role: Role;
  readonly scopes: readonly Scope[];
}

/** Tells whether a delegation's issuer is a demo issuer. */
export function isDemo(delegation: Delegation): boolean {
  return delegation.issuer?.jwks.startsWith(PREFIX) ?? false;
}

function seatOf(directory: Directory, delegation: Delegation, role: Role): DemoSeat[] {
  if (role !== 'INTEGRATOR') {
    const name = personSeat(delegation.code, role).replaceAll('_', '-');
    return [{ name, delegation, role, scopes: [] }];
  }
  // The public's apps read what the public reads.
  if (delegation.kind === 'PUBLIC') return [];
  const scopes: Scope[] = ['delegation:read'];
  const name = appSeat(delegation.code, directory.publicCode, scopes).replaceAll('_', '-');
  return [{ name, delegation, role, scopes }];
}

/** Lists the demo logins: one for each role of each delegation with a demo issuer. */
export function demoSeats(directory: Directory): readonly DemoSeat[] {
  return directory.delegations
    .filter(isDemo)
    .flatMap((delegation) =>
      ROLES_OF_KIND[delegation.kind].flatMap((role) => seatOf(directory, delegation, role)),
    );
}

interface KeyPair {
  readonly privateKey: JWK;
  readonly publicKey: JWK;
}

async function freshKey(): Promise<KeyPair> {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'jwk' }) as JWK;
  const kid = `demo-${await calculateJwkThumbprint(publicKey)}`;
  const privateKey = pair.privateKey.export({ format: 'jwk' }) as JWK;
  return { privateKey: { ...privateKey, kid }, publicKey: { ...publicKey, kid } };
}

function readKey(file: string): KeyPair | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as KeyPair;
  } catch {
    return undefined;
  }
}

async function keyIn(folder: string, code: string): Promise<KeyPair> {
  const file = path.join(folder, `${code}.json`);
  const known = readKey(file);
  if (known) return known;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mine = path.join(folder, `${code}.${randomUUID()}.tmp`);
  writeFileSync(mine, JSON.stringify(await freshKey()), { mode: 0o600, flag: 'wx' });
  try {
    // A link takes the name only when it is free: of two processes that start at once, one wins and both read its key.
    linkSync(mine, file);
  } catch (error) {
    if (readKey(file) === undefined) throw error;
  } finally {
    unlinkSync(mine);
  }
  const settled = readKey(file);
  if (!settled) throw new StartRefused([`demo key of ${code}: ${file} is not readable`]);
  return settled;
}

/** The demo delegations' own identity providers, all in this machine's data folder. */
export class DemoIssuers {
  readonly seats: readonly DemoSeat[];

  private constructor(
    directory: Directory,
    private readonly keys: ReadonlyMap<string, KeyPair>,
  ) {
    this.seats = demoSeats(directory);
  }

  /**
   * Opens the demo issuers that the directory names; their keys are made on first use.
   * @throws StartRefused in production
   */
  static async open(
    directory: Directory,
    dataFolder: string,
    environment: string | undefined,
  ): Promise<DemoIssuers | undefined> {
    const demos = directory.delegations.filter(isDemo);
    if (demos.length === 0) return undefined;
    if (environment === 'production') {
      throw new StartRefused(
        demos.map(
          ({ code }) =>
            `${code}: demo issuers are refused when NODE_ENV is production; set the issuer's jwks in MIZAN_DELEGATIONS`,
        ),
      );
    }
    const keys = new Map<string, KeyPair>();
    for (const { issuer } of demos) {
      const code = issuer?.jwks.slice(PREFIX.length) ?? '';
      keys.set(code, await keyIn(path.join(dataFolder, 'demo-keys'), code));
    }
    return new DemoIssuers(directory, keys);
  }

  /** Gives the public keys behind a `demo:` key set. */
  keySet(jwks: string): JSONWebKeySet {
    const pair = this.keys.get(jwks.slice(PREFIX.length));
    return { keys: pair ? [pair.publicKey] : [] };
  }

  /** Finds a demo login by its name. */
  find(name: string): DemoSeat | undefined {
    return this.seats.find((seat) => seat.name === name);
  }

  /** Mints a token as the delegation's identity provider would. */
  async token({ name, delegation, role, scopes }: DemoSeat): Promise<string> {
    const { issuer } = delegation;
    const pair = this.keys.get(issuer?.jwks.slice(PREFIX.length) ?? '');
    if (!issuer || !pair) throw new Error('the seat has no demo issuer');
    const key = createPrivateKey({ key: pair.privateKey as never, format: 'jwk' });
    const app = role === 'INTEGRATOR' ? { scopes, client_id: name } : {};
    return new SignJWT({ roles: [role], ...app })
      .setProtectedHeader({ alg: 'EdDSA', kid: pair.privateKey.kid ?? '' })
      .setIssuer(issuer.iss)
      .setSubject(name)
      .setAudience(issuer.audience)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${Math.min(LIFE, issuer.maxAgeSeconds)}s`)
      .sign(key);
  }
}
