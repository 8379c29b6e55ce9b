import { writeFileSync } from 'node:fs';

import { packagePath } from '../../shared/config/package-path.js';
import type { Bench } from './bench.js';
import { FAULTS } from './faults/all.js';
import { type Fault, Garden } from './faults/garden.js';
import { nearOf } from './faults/near.js';
import { OBSERVERS } from './observers.js';
import type { Options } from './options.js';
import { tellFinding } from './report.js';
import { type Result, search } from './search.js';

/** Longest counter-example that still counts as readable. */
const MOST_STEPS = 9;

interface Row {
  readonly fault: Fault;
  readonly result: Result;
  readonly seconds: number;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Plants one fault, looks for it, and takes it back. */
async function tryFault(bench: Bench, fault: Fault, seed: number): Promise<Row> {
  const who = OBSERVERS.find(({ seat }) => seat === fault.observer);
  if (!who) throw new Error(`no observer ${fault.observer}`);
  const begun = Date.now();
  const garden = new Garden(bench);
  try {
    await fault.plant(garden);
    const result = await search(bench, who, {
      runs: 200,
      seed,
      tolerant: true,
      near: nearOf(fault.name),
      milliseconds: 90_000,
      depth: () => (fault.plans ? 'plans' : 'answers'),
    });
    const seconds = (Date.now() - begun) / 1000;
    const { found } = result;
    say(
      `${found ? 'found ' : 'MISSED'} ${fault.name.padEnd(30)} ${fault.observer.padEnd(20)} ${found ? `${found.finding.oracle} ${String(found.finding.steps.length)} steps` : `after ${String(result.clean)} pairs`}, ${seconds.toFixed(1)} s`,
    );
    if (found) say(tellFinding(who, found));
    return { fault, result, seconds };
  } finally {
    await garden.clear();
  }
}

function pairsPlayed({ result }: Row): number {
  return result.clean + (result.found ? 1 : 0);
}

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { fault, result } = row;
    const caught = result.found
      ? `${result.found.finding.oracle} | ${String(result.found.finding.steps.length)} | ${String(pairsPlayed(row))}`
      : 'MISSED | – | –';
    return `| \`${fault.name}\` | ${fault.what} | ${fault.observer} | ${caught} |`;
  });
  return lines.join('\n');
}

function pageOf(rows: readonly Row[], seconds: number): string {
  const found = rows.filter(({ result }) => result.found).length;
  return `<!-- cspell:disable -->

# The two-world test and its teeth

Written by \`npm run leakcheck -- --faults\`; do not edit. A test that finds nothing proves something only when it finds
what is there: each of these faults was planted in a running Mizan, from test code and never in the product, and looked
for with the same generator that looks for real ones, from the stories near to it. ${String(found)} of ${String(rows.length)} were found, in ${String(Math.round(seconds / 60))} minutes.

**BYTES**: an answer differed in status, header or body. **ACT**: an act that has to succeed was refused. **WORK**: the
observer's seat ran other statements, or they gave another number of rows. **PLAN**: the server did other work for the same
statement (\`EXPLAIN (ANALYZE, BUFFERS)\`). Steps are those of the smallest counter-example: the acts of both histories and
the observer's looks. Pairs are those that were played until it was found.

| fault | what is wrong | who can tell | oracle | steps | pairs |
| --- | --- | --- | --- | --- | --- |
${tableOf(rows)}
`;
}

/** Plants the faults, one after the other; answers whether every one was found with a short counter-example. */
export async function runFaults(bench: Bench, options: Options): Promise<boolean> {
  const { faults } = options;
  const chosen = FAULTS.filter(({ name }) => faults === 'all' || faults?.includes(name));
  const begun = Date.now();
  const rows: Row[] = [];
  for (const fault of chosen) rows.push(await tryFault(bench, fault, options.seed));
  const seconds = (Date.now() - begun) / 1000;
  say(
    `${String(rows.filter(({ result }) => result.found).length)} of ${String(rows.length)} found, ${seconds.toFixed(0)} s`,
  );
  // The rows are printed, too: the table can be found in pieces, by several processes.
  say(tableOf(rows));
  if (faults === 'all') writeFileSync(packagePath('docs/leakcheck.md'), pageOf(rows, seconds));
  return rows.every(({ result }) => (result.found?.finding.steps.length ?? Infinity) <= MOST_STEPS);
}
