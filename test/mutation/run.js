// Shows every mutant to the tests, with one PostgreSQL for all of them: `npm run mutate -- -m shared/worlds/projection.ts`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';

import setUp from '../support/global-setup.js';
import tearDown from '../support/global-teardown.js';

// It takes long; whatever else the machine does goes first.
os.setPriority(19);
await setUp();
const stryker = spawn('stryker', ['run', ...process.argv.slice(2)], { stdio: 'inherit' });
const [code] = await once(stryker, 'exit');
await tearDown();
process.exitCode = code ?? 1;
