import 'reflect-metadata';

import { readOwnerConfig } from '../shared/config/migrate.config.js';
import { migrateAll } from '../shared/database/migrate.js';
import { runMain } from '../shared/run-main.js';
import { DEFINITIONS } from './definitions.js';

runMain(async () => {
  const config = readOwnerConfig();
  const built = await migrateAll(DEFINITIONS, {
    ...config,
    worlds: 'changed',
    now: () => new Date(),
  });
  for (const [subgraph, worlds] of built) {
    process.stdout.write(
      `${subgraph}: up to date${worlds.length > 0 ? `; built ${worlds.join(', ')}` : ''}\n`,
    );
  }
});
