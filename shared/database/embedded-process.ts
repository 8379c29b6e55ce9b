import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { devNull } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

import { StartRefused } from '../errors.js';
import type { Account } from './embedded-account.js';

/** What PostgreSQL's programs get of the environment: nothing of the caller's. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** How long a stop may take before the server is told to leave at once and recover when it starts next. */
const STOP_MILLISECONDS = 15_000;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_buffers: '128MB',
  max_connections: '300',
  // The server's log never holds a statement or a value: neither secrets nor records.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Tells whether a process exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Tells whether something accepts connections on a port of this machine. */
export async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

/** Finds a port that is free at this moment. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port was given'));
        else resolve(address.port);
      });
    });
  });
}

/** Who hears of a server that comes up. */
export interface Progress {
  readonly log: (line: string) => void;
  /** Called when a process of PostgreSQL's has been launched: what this one loads from then on does not hold it up. */
  readonly launched?: (() => void) | undefined;
}

/** A server that runs as this process's child. */
export interface ServerProcess {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the server on a cluster and waits until it accepts connections.
 * @returns `taken` when another server holds the data or took the port in this moment
 * @throws StartRefused with the server's own words when it does not come up
 */
export async function startServer(
  postgres: string,
  data: string,
  account: Account | undefined,
  { log, launched }: Progress,
): Promise<ServerProcess | 'taken'> {
  const port = await freePort();
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(postgres, ['-D', data, '-p', String(port), ...settings], {
    ...account,
    env: SERVER_ENVIRONMENT,
    cwd: data,
    // A process group of its own: Ctrl-C reaches only us, and we close our connections first.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const watchdog = watch(child);
  child.once('exit', () => watchdog?.kill('SIGKILL'));
  const outcome = untilReady(child, log);
  launched?.();
  return (await outcome) === 'ready' ? { port, stop: async () => stop(child) } : 'taken';
}

/** Has the server stopped when this process dies in any way, even by SIGKILL: the watchdog's input closes then. */
function watch(child: ChildProcess): ChildProcess | undefined {
  if (process.platform === 'win32' || child.pid === undefined) return undefined;
  const script = 'cat > "$0"; kill -INT "$1" 2> "$0"';
  const watchdog = spawn('/bin/sh', ['-c', script, devNull, String(child.pid)], {
    detached: true,
    env: SERVER_ENVIRONMENT,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.unref();
  return watchdog;
}

const TAKEN = /lock file "postmaster\.pid" already exists|Address already in use/;

async function untilReady(
  child: ChildProcess,
  log: (line: string) => void,
): Promise<'ready' | 'taken'> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('error', (error) => {
      reject(new StartRefused([`the embedded PostgreSQL cannot be run: ${error.message}`]));
    });
    child.once('close', () => {
      if (TAKEN.test(said)) resolve('taken');
      else reject(new StartRefused([`the embedded PostgreSQL does not start: ${said.trim()}`]));
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      const text = chunk.toString();
      said = (said + text).slice(-4_000);
      for (const line of text.split('\n')) if (/ (FATAL|PANIC): /.test(line)) log(line);
      if (text.includes('ready to accept connections')) resolve('ready');
    });
  });
}

/** Stops the server in order: connections are closed, everything is on disk when it returns. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<'gone'>((resolve) => {
    child.once('exit', () => {
      resolve('gone');
    });
  });
  child.stderr?.removeAllListeners('data');
  child.stderr?.resume();
  child.kill('SIGINT');
  const patience = new AbortController();
  const late = sleep(STOP_MILLISECONDS, 'late' as const, { signal: patience.signal }).catch(
    () => 'late' as const,
  );
  if ((await Promise.race([gone, late])) === 'late') child.kill('SIGQUIT');
  await gone;
  patience.abort();
}
