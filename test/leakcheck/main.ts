import { tieRequestsToSteps } from './announced.js';
import { Bench, openServer } from './bench.js';
import { OBSERVERS } from './observers.js';
import { type Options, readOptions } from './options.js';
import { controlRandomness } from './randomness.js';
import { runFaults } from './run-faults.js';
import { runGroups } from './run-group.js';
import { runPairs } from './run-pairs.js';
import { listenToStatements } from './statements.js';
import { runTiming } from './timing.js';

const options = readOptions(process.argv.slice(2), Date.now());
if (options) {
  controlRandomness();
  listenToStatements();
  tieRequestsToSteps();
  // Most of what is asked here is refused, and nobody reads where in the program: of a fault of the test's own, a little.
  Error.stackTraceLimit = 4;
  // The databases are worth nothing to anybody else: whoever stops the program need not wait for them.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      throw new Error(signal);
    });
  const good =
    options.timing === undefined ? await runLeakcheck(options) : await runTiming(options.timing);
  process.exitCode = good ? 0 : 1;
}

/** Plays pairs or plants faults; answers whether all is as it should be. */
async function runLeakcheck(told: Options): Promise<boolean> {
  const server = await openServer(process.env.MIZAN_TEST_OWNER_URL);
  const bench = await Bench.open(server.url);
  const good = await choose(bench, told);
  await bench.close();
  await server.stop();
  return good;
}

async function play(bench: Bench, told: Options): Promise<boolean> {
  const { observers } = told;
  const chosen = OBSERVERS.filter(({ seat }) => observers.length === 0 || observers.includes(seat));
  return (await runPairs(bench, chosen, told)) && chosen.length > 0;
}

async function choose(bench: Bench, told: Options): Promise<boolean> {
  const { observers, faults, groups } = told;
  if (groups.length > 0) return runGroups(bench, told);
  if (!faults) return play(bench, told);
  const clean = observers.length === 0 || (await play(bench, told));
  return (await runFaults(bench, told)) && clean;
}
