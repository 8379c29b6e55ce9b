import { tieRequestsToSteps } from './announced.js';
import { Bench, openServer } from './bench.js';
import { OBSERVERS } from './observers.js';
import { readOptions } from './options.js';
import { controlRandomness } from './randomness.js';
import { runFaults } from './run-faults.js';
import { runPairs } from './run-pairs.js';
import { listenToStatements } from './statements.js';

const options = readOptions(process.argv.slice(2), Date.now());
if (options) {
  controlRandomness();
  listenToStatements();
  tieRequestsToSteps();
  // The databases are worth nothing to anybody else: whoever stops the program need not wait for them.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      throw new Error(signal);
    });
  const server = await openServer(process.env.MIZAN_TEST_OWNER_URL);
  const bench = await Bench.open(server.url);
  const chosen = OBSERVERS.filter(
    ({ seat }) => options.observers.length === 0 || options.observers.includes(seat),
  );
  const good = options.faults
    ? await runFaults(bench, options)
    : await runPairs(bench, chosen, options);
  await bench.close();
  await server.stop();
  process.exitCode = good && chosen.length > 0 ? 0 : 1;
}
