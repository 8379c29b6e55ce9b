import type { Bench } from './bench.js';
import { FAULTS } from './faults/all.js';
import { type Fault, Garden } from './faults/garden.js';
import { nearOf } from './faults/near.js';
import { OBSERVERS } from './observers.js';
import type { Options } from './options.js';
import { commitOfSources, type FaultRow, readRecord, withFaults, writeRecord } from './record.js';
import { tellFinding } from './report.js';
import { FEW_STEPS, type Result, search } from './search.js';

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
    await garden.makeReady(fault);
    await fault.plant(garden);
    const result = await search(bench, who, {
      runs: 200,
      seed,
      tolerant: true,
      near: nearOf(fault.name),
      milliseconds: 40_000,
      patience: 1_000,
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

function rowOf(row: Row): FaultRow {
  const { name, what, observer } = row.fault;
  const finding = row.result.found?.finding;
  const found = finding ? { oracle: finding.oracle, steps: finding.steps.length } : null;
  return {
    ...{ name, what, observer, found, pairs: pairsPlayed(row) },
    ...{ seconds: Math.round(row.seconds), commit: commitOfSources() },
  };
}

/** Plants the faults, one after the other; answers whether every one was found with a short counter-example. */
export async function runFaults(bench: Bench, options: Options): Promise<boolean> {
  const { faults } = options;
  const [from, count] = options.among;
  const named = FAULTS.filter(({ name }) => faults === 'all' || faults?.includes(name));
  const chosen = named.slice(from, from + count);
  const begun = Date.now();
  const rows: Row[] = [];
  for (const fault of chosen) {
    const row = await tryFault(bench, fault, options.seed);
    rows.push(row);
    if (options.keep) writeRecord(withFaults(readRecord(), [rowOf(row)]));
  }
  const seconds = (Date.now() - begun) / 1000;
  say(
    `${String(rows.filter(({ result }) => result.found).length)} of ${String(rows.length)} found, ${seconds.toFixed(0)} s`,
  );
  return rows.every(({ result }) => (result.found?.finding.steps.length ?? Infinity) <= FEW_STEPS);
}
