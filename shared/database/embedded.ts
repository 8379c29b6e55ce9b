import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { StartRefused } from '../errors.js';
import { makePassable, serverAccount } from './embedded-account.js';
import { findBinaries } from './embedded-binaries.js';
import { type Cluster, openCluster, OWNER, SYSTEM_STATE } from './embedded-cluster.js';
import { answers, isAlive, type Progress, startServer } from './embedded-process.js';

// How long a server that another launcher starts or has just left may take to come up or to go.
const PATIENCE_MILLISECONDS = 20_000;

/** Where the embedded server keeps its data, and who hears of its progress. */
export interface EmbeddedOptions extends Progress {
  readonly home: string;
}

/** A real PostgreSQL of our own, on this machine only. */
export interface EmbeddedServer {
  /** The owner's URL: for migrations, never for reads. */
  readonly url: string;
  /** True when the server had been started by another process, which then also stops it. */
  readonly attached: boolean;
  stop(): Promise<void>;
}

/**
 * Starts a private PostgreSQL server on the data in `home`, or attaches to the one that runs on it.
 * @throws StartRefused with a sentence that says what to do
 */
export async function startEmbedded({
  home,
  log,
  launched,
}: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = path.resolve(home);
  const account = serverAccount();
  makePassable(folder);
  const binaries = await findBinaries(account, account ? SYSTEM_STATE : folder);
  const cluster = await openCluster(folder, binaries, account, { log, launched });
  const until = Date.now() + PATIENCE_MILLISECONDS;
  while (Date.now() < until) {
    const running = await runningServer(cluster.data);
    if (running !== undefined)
      return { url: ownerUrl(cluster, running), attached: true, stop: () => Promise.resolve() };
    const server = await startServer(binaries.postgres, cluster.data, account, { log, launched });
    if (server !== 'taken')
      return { url: ownerUrl(cluster, server.port), attached: false, stop: server.stop };
    await sleep(250);
  }
  throw new StartRefused([
    `another process holds ${cluster.data}/postmaster.pid: stop it, or remove that file when no PostgreSQL runs on this data`,
  ]);
}

function ownerUrl(cluster: Cluster, port: number): string {
  return `postgres://${OWNER}:${cluster.secret}@127.0.0.1:${String(port)}/postgres`;
}

/** Reads the running server's process and port from its lock file; see PostgreSQL's `miscadmin.h` for the lines. */
function lockOf(data: string): { pid: number; port: number } | undefined {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

/** Tells whether the process is the server of this data: after a reboot its number may be another's. */
function isServerOf(data: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes(data);
  } catch {
    return false;
  }
}

/** Finds the port of a server that runs on the data; waits for one that is on its way down. */
async function runningServer(data: string): Promise<number | undefined> {
  for (let tries = 0; tries < 40; tries += 1) {
    const lock = lockOf(data);
    if (!lock || !isServerOf(data, lock.pid)) return undefined;
    if (lock.port > 0 && (await answers(lock.port))) {
      // Its launcher may have died just now: attach only when it is still there a moment later.
      await sleep(500);
      if (await answers(lock.port)) return lock.port;
    }
    await sleep(250);
  }
  return undefined;
}
