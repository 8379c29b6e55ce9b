import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { StartRefused } from '../errors.js';
import { type Account, giveTo, makePassable, reachableByAll } from './embedded-account.js';
import type { Binaries } from './embedded-binaries.js';

/** Where root's clusters and copied binaries go when the server's account cannot reach the asked place. */
export const SYSTEM_STATE = '/var/lib/mizan';

/** The owner of the cluster: migrations run as this role, nothing else does. */
const OWNER = 'owner';

/** What the server's programs get of the environment: nothing of the caller's. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

// A locale of PostgreSQL's own, so that sorting and indexes do not depend on the machine.
const INITDB_OPTIONS = [
  ...['-U', OWNER, '-A', 'scram-sha-256', '--encoding=UTF8', '--data-checksums'],
  ...['--locale-provider=builtin', '--locale=C.UTF-8', '--lc-collate=C', '--lc-ctype=C'],
  '--no-instructions',
];

/** One cluster on disk, with the owner's password. */
export interface Cluster {
  readonly data: string;
  readonly secret: string;
}

/** Removes what first starts that were killed have left; a live one's folder carries its process id. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = Number(/^new-(\d+)-/.exec(name)?.[1]);
    if (pid && pid !== process.pid && !isAlive(pid))
      rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

/** Tells whether a process exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Makes the cluster in a folder of its own, which gets its name only when it is whole: a start that is
 * killed leaves no half-made cluster. It is synced to disk here (0.2 s of 1.2): skipping that would let a
 * power cut lose files under acts that were acknowledged after it.
 */
function makeCluster(parent: string, binaries: Binaries, account: Account | undefined): string {
  removeLeftovers(parent);
  const draft = mkdtempSync(path.join(parent, `new-${String(process.pid)}-`));
  giveTo(account, draft);
  const passwordFile = path.join(draft, 'owner.secret');
  const data = path.join(draft, 'data');
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  giveTo(account, passwordFile);
  mkdirSync(data, { mode: 0o700 });
  giveTo(account, data);
  const made = spawnSync(
    binaries.initdb,
    ['-D', data, `--pwfile=${passwordFile}`, ...INITDB_OPTIONS],
    { ...account, env: SERVER_ENVIRONMENT, cwd: draft, encoding: 'utf8' },
  );
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    const reason = made.error?.message ?? made.stderr.trim();
    throw new StartRefused([`the embedded PostgreSQL could not make its data: ${reason}`]);
  }
  return draft;
}

/** Gives the whole cluster its name; when another start was faster, its cluster is the one. */
function publish(draft: string, cluster: string, inHome: string): void {
  try {
    if (cluster === inHome) renameSync(draft, cluster);
    else {
      renameSync(draft, cluster);
      symlinkSync(cluster, inHome);
    }
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(inHome)) throw error;
  }
}

/** Where a new cluster stands: in the home, or in the system's state when root's home hides it from the server. */
function placeFor(home: string, account: Account | undefined): string {
  if (!account || reachableByAll(home)) return path.join(home, 'postgres');
  makePassable(SYSTEM_STATE);
  const name = createHash('sha256').update(`${home} ${randomBytes(8).toString('hex')}`);
  return path.join(SYSTEM_STATE, `cluster-${name.digest('hex').slice(0, 16)}`);
}
export { placeFor, publish, makeCluster, realpathSync, readFileSync };
