import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import pg from 'pg';

/**
 * The suites' databases need not survive the machine, only the programs: without waiting for the disk they are made
 * several times faster. What is said of `kill -9` is tested on a server of its own, as it is shipped. They do not live
 * long enough to be vacuumed, either.
 */
async function forget(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('ALTER SYSTEM SET fsync = off');
  await client.query('ALTER SYSTEM SET full_page_writes = off');
  await client.query('ALTER SYSTEM SET autovacuum = off');
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}

/** Starts one real PostgreSQL for all suites; each suite makes databases and roles of its own in it. */
export default async function setUp() {
  const { startEmbedded } = await import('../../dist/shared/database/embedded.js');
  const home = mkdtempSync(path.join(os.tmpdir(), 'mizan-test-'));
  // As root, a folder that the server's own account cannot pass would send the data elsewhere.
  chmodSync(home, 0o755);
  const server = await startEmbedded({ home, log: () => undefined });
  await forget(server.url);
  process.env['MIZAN_TEST_OWNER_URL'] = server.url;
  globalThis.mizanTestServer = {
    stop: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
