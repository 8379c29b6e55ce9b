import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { startEmbedded } from '../../shared/database/embedded.js';

const root = path.resolve(import.meta.dirname, '../..');
const places: string[] = [];

function newHome(mode: number): string {
  const home = mkdtempSync(path.join(tmpdir(), 'mizan-embedded-'));
  chmodSync(home, mode);
  places.push(home);
  return home;
}

async function query(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

function start(home: string): ReturnType<typeof startEmbedded> {
  return startEmbedded({ home, log: () => undefined });
}

/** Starts the server in a process of its own, as `npm start` does, so that it can be killed. */
async function startElsewhere(home: string): Promise<{ url: string; kill: () => Promise<void> }> {
  const script = `
    const { startEmbedded } = await import('./dist/shared/database/embedded.js');
    const { url } = await startEmbedded({ home: process.argv[1], log: () => undefined });
    process.stdout.write(url);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, home], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    url: url.toString(),
    kill: async () => {
      if (child.kill('SIGKILL')) await once(child, 'exit');
    },
  };
}

describe('the embedded PostgreSQL', () => {
  let home = '';

  beforeAll(() => {
    home = newHome(0o755);
  });
  afterAll(() => {
    for (const place of places) {
      const cluster = path.join(place, 'postgres');
      if (existsSync(cluster)) rmSync(realpathSync(cluster), { recursive: true });
      rmSync(place, { recursive: true });
    }
  });

  it('starts on an empty folder with 300 connections and durable writes, and stops clean', async () => {
    const server = await start(home);
    const settings = await query(
      server.url,
      "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'max_connections', 'synchronous_commit', 'data_checksums') ORDER BY name",
    );
    await query(server.url, 'CREATE TABLE kept (n int)');
    await query(server.url, 'INSERT INTO kept VALUES (1)');
    await server.stop();

    expect(settings).toEqual([
      { name: 'data_checksums', setting: 'on' },
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'max_connections', setting: '300' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
    expect(existsSync(path.join(home, 'postgres/data/postmaster.pid'))).toBe(false);
    await expect(query(server.url, 'SELECT 1')).rejects.toThrow();
  });

  it('finds its data when it starts again, and a second launcher attaches to it', async () => {
    const first = await start(home);
    const second = await start(home);
    const rows = await query(second.url, 'SELECT n FROM kept');
    await second.stop();
    const afterSecondLeft = await query(first.url, 'SELECT n FROM kept');
    await first.stop();

    expect(rows).toEqual([{ n: 1 }]);
    expect([first.attached, second.attached]).toEqual([false, true]);
    expect(afterSecondLeft).toEqual([{ n: 1 }]);
  });

  it('lets nobody in without the password', async () => {
    const server = await start(home);
    const url = new URL(server.url);
    url.password = 'password';
    const refused = query(url.href, 'SELECT 1');

    await expect(refused).rejects.toMatchObject({ code: '28P01' });
    await server.stop();
  });

  it('keeps what was acknowledged when its launcher is killed, and leaves no server behind', async () => {
    const launcher = await startElsewhere(home);
    await query(launcher.url, 'INSERT INTO kept VALUES (2)');
    await launcher.kill();
    const lock = path.join(home, 'postgres/data/postmaster.pid');
    for (let tries = 0; existsSync(lock) && tries < 100; tries += 1) await sleep(50);
    const left = existsSync(lock);
    const server = await start(home);
    const rows = await query(server.url, 'SELECT n FROM kept ORDER BY n');
    await server.stop();

    expect(left).toBe(false);
    expect(rows).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('recovers when the server itself is killed together with its launcher', async () => {
    const launcher = await startElsewhere(home);
    await query(launcher.url, 'INSERT INTO kept VALUES (3)');
    const lock = readFileSync(path.join(home, 'postgres/data/postmaster.pid'), 'utf8');
    process.kill(Number(lock.split('\n')[0]), 'SIGKILL');
    await launcher.kill();
    const server = await start(home);
    const rows = await query(server.url, 'SELECT n FROM kept ORDER BY n');
    await server.stop();

    expect(server.attached).toBe(false);
    expect(rows).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('makes one cluster when two launchers start for the first time at once', async () => {
    const fresh = newHome(0o755);
    const servers = await Promise.all([startElsewhere(fresh), startElsewhere(fresh)]);
    const ones = await Promise.all(servers.map((server) => query(server.url, 'SELECT 1 AS one')));
    for (const server of servers) await server.kill();

    expect(servers[0].url).toBe(servers[1].url);
    expect(ones).toEqual([[{ one: 1 }], [{ one: 1 }]]);
  });

  it('works in a folder that only root can reach', async () => {
    const hidden = newHome(0o700);
    const server = await start(hidden);
    const rows = await query(server.url, 'SELECT 1 AS one');
    await server.stop();

    expect(rows).toEqual([{ one: 1 }]);
  });

  it('refuses the data of another major version with a sentence that says what to do', async () => {
    writeFileSync(path.join(home, 'postgres/data/PG_VERSION'), '12\n');

    await expect(start(home)).rejects.toThrow(/holds data of PostgreSQL 12.*MIZAN_DATA_DIR/s);
  });
});
