import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
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
import { promisify } from 'node:util';

import { StartRefused } from '../errors.js';
import { type Account, giveTo, makePassable, reachableByAll } from './embedded-account.js';
import type { Binaries } from './embedded-binaries.js';
import { isAlive, type Progress, SERVER_ENVIRONMENT } from './embedded-process.js';

/** Root's place for clusters and copied binaries when the server's account cannot reach the one asked for. */
export const SYSTEM_STATE = '/var/lib/mizan';

/** The owner of the cluster: migrations log in as this role, nothing else does. */
export const OWNER = 'owner';

// A locale of PostgreSQL's own, so that sorting and indexes do not depend on the machine.
const INITDB_OPTIONS = [
  ...['-U', OWNER, '-A', 'scram-sha-256', '--encoding=UTF8', '--data-checksums'],
  ...['--locale-provider=builtin', '--locale=C.UTF-8', '--lc-collate=C', '--lc-ctype=C'],
  '--no-instructions',
];

/** One cluster on disk, with its owner's password. */
export interface Cluster {
  readonly data: string;
  readonly secret: string;
}

/**
 * Opens the cluster of a home folder, making it when there is none.
 * @throws StartRefused when it cannot be made, or belongs to another major version of PostgreSQL
 */
export async function openCluster(
  home: string,
  binaries: Binaries,
  account: Account | undefined,
  { log, launched }: Progress,
): Promise<Cluster> {
  const name = path.join(home, 'postgres');
  if (!existsSync(name)) {
    const place = placeFor(name, account);
    log(`making the embedded PostgreSQL's data in ${place}`);
    const making = makeCluster(path.dirname(place), binaries, account);
    launched?.();
    publish(await making, place, name);
  }
  const cluster = realpathSync(name);
  const data = path.join(cluster, 'data');
  const major = readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim();
  if (major !== binaries.major)
    throw new StartRefused([
      `${cluster} holds data of PostgreSQL ${major}, and the installed one is ${binaries.major}: dump it with the old version and load it with the new, or choose another MIZAN_DATA_DIR`,
    ]);
  return { data, secret: readFileSync(path.join(cluster, 'owner.secret'), 'utf8') };
}

/** Chooses where a new cluster stands: under its name, or in the system's state when root's home hides it from the server. */
function placeFor(name: string, account: Account | undefined): string {
  const home = path.dirname(name);
  if (!account || reachableByAll(home)) return name;
  try {
    makePassable(SYSTEM_STATE);
  } catch {
    throw new StartRefused([
      `PostgreSQL does not run as root, its account cannot reach ${home}, and ${SYSTEM_STATE} cannot be made: set MIZAN_DATA_DIR to a folder outside root's home, or set DATABASE_URL`,
    ]);
  }
  return path.join(SYSTEM_STATE, `cluster-${randomBytes(8).toString('hex')}`);
}

/**
 * Makes a cluster in a folder that gets its name only when it is whole: a start that is killed leaves no
 * half-made one. initdb syncs it to disk (0.2 s of 1.2): without that, a power cut could lose files under
 * acts that were acknowledged afterwards.
 */
async function makeCluster(
  parent: string,
  binaries: Binaries,
  account: Account | undefined,
): Promise<string> {
  removeLeftovers(parent);
  const draft = mkdtempSync(path.join(parent, `new-${String(process.pid)}-`));
  const secret = path.join(draft, 'owner.secret');
  const data = path.join(draft, 'data');
  writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 });
  mkdirSync(data, { mode: 0o700 });
  for (const place of [draft, secret, data]) giveTo(account, place);
  try {
    await promisify(execFile)(
      binaries.initdb,
      ['-D', data, `--pwfile=${secret}`, ...INITDB_OPTIONS],
      { ...account, env: SERVER_ENVIRONMENT, cwd: draft },
    );
    return draft;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw new StartRefused([`the embedded PostgreSQL could not make its data: ${said(error)}`]);
  }
}

/** What a program has said of its failure, or why it could not be run. */
function said(error: unknown): string {
  const { stderr = '', message } = error as Error & { stderr?: string };
  return stderr.trim() || message;
}

/** Removes what killed first starts have left: their folders carry the process id. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const maker = /^new-(\d+)-/.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker)))
      rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

/** Gives a whole cluster its name; when another start was faster, that one's cluster stays. */
function publish(draft: string, place: string, name: string): void {
  try {
    renameSync(draft, place);
    if (place !== name) symlinkSync(place, name);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (place !== name) rmSync(place, { recursive: true, force: true });
    if (!existsSync(name)) throw error;
  }
}
