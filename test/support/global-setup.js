import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Starts one real PostgreSQL for all suites; each suite makes databases and roles of its own in it. */
export default async function setUp() {
  const { startEmbedded } = await import('../../dist/shared/database/embedded.js');
  const home = mkdtempSync(path.join(os.tmpdir(), 'mizan-test-'));
  const server = await startEmbedded({ home, log: () => undefined });
  process.env['MIZAN_TEST_OWNER_URL'] = server.url;
  globalThis.mizanTestServer = {
    stop: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
