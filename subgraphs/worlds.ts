import 'reflect-metadata';

import { readOwnerConfig } from '../shared/config/migrate.config.js';
import { migrateAll } from '../shared/database/migrate.js';
import { StartRefused } from '../shared/errors.js';
import { runMain } from '../shared/run-main.js';
import { verifyAll } from '../shared/worlds/verify.js';
import { DEFINITIONS } from './definitions.js';

runMain(async () => {
  const verb = process.argv[2];
  const config = readOwnerConfig();
  const options = { ...config, worlds: 'all', now: () => new Date() } as const;
  if (verb === 'rebuild') {
    for (const [subgraph, worlds] of await migrateAll(DEFINITIONS, options)) {
      process.stdout.write(`${subgraph}: built ${worlds.join(', ')}\n`);
    }
    return;
  }
  if (verb !== 'verify') throw new StartRefused(['worlds: say verify or rebuild']);
  const differences = await verifyAll(DEFINITIONS, options);
  for (const { subgraph, world, type, recordId, side } of differences) {
    process.stdout.write(`${side} ${subgraph} ${world} ${type} ${recordId}\n`);
  }
  if (differences.length > 0) {
    throw new StartRefused([
      `${String(differences.length)} rows of the worlds are not what the grants say; see above`,
    ]);
  }
  process.stdout.write('every row of every world is what the grants say\n');
});
