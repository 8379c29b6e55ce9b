import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { StartRefused } from '../errors.js';

/** The system account under which PostgreSQL runs; undefined when it is the caller's own. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

// It must exist already and have a passwd entry: initdb looks itself up by name.
const UNPRIVILEGED = ['postgres', 'nobody'];

function accountOf(name: string): Account | undefined {
  const { stdout } = spawnSync('id', [name], { encoding: 'utf8' });
  // POSIX, `id`, default format: uid=%u(%s) gid=%u(%s).
  const [, uid, gid] = /^uid=(\d+)\S* gid=(\d+)/.exec(stdout) ?? [];
  return uid === undefined || gid === undefined
    ? undefined
    : { uid: Number(uid), gid: Number(gid) };
}

/**
 * Chooses the account for the server: PostgreSQL refuses to run as root.
 * @throws StartRefused when the caller is root and there is no other account
 */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of UNPRIVILEGED) {
    const account = accountOf(name);
    if (account) return account;
  }
  throw new StartRefused([
    'PostgreSQL does not run as root, and neither "postgres" nor "nobody" exists here: run as an ordinary user, or set DATABASE_URL',
  ]);
}

/** Tells whether everyone may pass each folder down to the place, and the place itself. */
export function reachableByAll(place: string): boolean {
  const othersMayPass = (statSync(place).mode & 0o001) !== 0;
  const parent = path.dirname(place);
  return othersMayPass && (parent === place || reachableByAll(parent));
}

/** Makes a folder that everyone may pass, whatever the umask says. */
export function makePassable(folder: string): void {
  const made = mkdirSync(folder, { recursive: true });
  if (made === undefined) return;
  for (let at = folder; at.length >= made.length; at = path.dirname(at)) chmodSync(at, 0o755);
}

/** Gives a file or folder to the server's account. */
export function giveTo(account: Account | undefined, place: string): void {
  if (account) chownSync(place, account.uid, account.gid);
}

/** Lets everyone read and pass a tree of public files, such as a copy of the binaries. */
export function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const name of readdirSync(folder)) {
    const entry = path.join(folder, name);
    const kind = lstatSync(entry);
    if (kind.isDirectory()) openToAll(entry);
    else if (kind.isFile()) chmodSync(entry, kind.mode | 0o555);
  }
}
