import { parseArgs } from 'node:util';

import { StartRefused } from '../shared/errors.js';
import { runMain } from '../shared/run-main.js';
import { readIdentityConfig } from './config.js';
import { DemoIssuers } from './demo-issuers.js';

/** Prints a token of a demo seat: `npm run token -- --as <seat>`. */
runMain(async () => {
  const { values } = parseArgs({
    // npm passes a `--` of its own when the script's command already has one.
    args: process.argv.slice(2).filter((argument) => argument !== '--'),
    options: { as: { type: 'string' } },
    strict: false,
  });
  const { directory, dataFolder, environment } = readIdentityConfig();
  const issuers = await DemoIssuers.open(directory, dataFolder, environment);
  if (!issuers) throw new StartRefused(['no delegation has a demo issuer']);
  const seat = typeof values.as === 'string' ? issuers.find(values.as) : undefined;
  if (!seat) {
    const names = issuers.seats.map(({ name }) => `  ${name}`).join('\n');
    process.stderr.write(`Say which seat: npm run token -- --as <seat>\n${names}\n`);
    process.exitCode = 1;
    return;
  }
  process.stdout.write(`${await issuers.token(seat)}\n`);
});
