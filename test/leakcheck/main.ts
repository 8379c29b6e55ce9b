import fc from 'fast-check';
import { Bench, openServer } from './bench.js';
import { checkPair } from './check-pair.js';
import { OBSERVERS } from './observers.js';
import { pairs } from './pairs.js';
import { controlRandomness } from './randomness.js';
import { listenToStatements } from './statements.js';

controlRandomness(); listenToStatements();
const server = await openServer(process.env['MIZAN_TEST_OWNER_URL']);
const bench = await Bench.open(server.url);
for (const who of OBSERVERS.filter((o) => !process.argv[4] || o.seat === process.argv[4])) {
  const t = Date.now();
  let n = 0;
  const details = await fc.check(
    fc.asyncProperty(pairs(who), async (pair) => {
      if (Date.now() - t > Number(process.argv[5] ?? 10) * 1000) return;
      n += 1;
      const found = await checkPair(bench, who, pair);
      if (found) throw new Error(JSON.stringify(found));
    }),
    { numRuns: Number(process.argv[2] ?? 5), seed: Number(process.argv[3] ?? 1) },
  );
  console.log(who.seat, details.failed, n, Date.now() - t);
  if (details.failed) { console.log(String(details.errorInstance).slice(0, 1000)); console.log(JSON.stringify(details.counterexample).slice(0, 1500)); }
}
await bench.close(); await server.stop(); process.exit(0);
