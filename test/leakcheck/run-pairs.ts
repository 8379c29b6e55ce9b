import type { Bench } from './bench.js';
import { Coverage } from './coverage.js';
import type { Observer } from './observers.js';
import type { Options } from './options.js';
import { tellFinding } from './report.js';
import { search } from './search.js';

/** Every so many pairs the observer's statements are run again, and their plans compared. */
const PLANS_EVERY = 25;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Plays pairs for each observer; answers whether nothing was found. */
export async function runPairs(
  bench: Bench,
  observers: readonly Observer[],
  options: Options,
): Promise<boolean> {
  const coverage = new Coverage();
  bench.asked = (query, who) => {
    coverage.take(bench.schema, query, who);
  };
  const end = Date.now() + options.minutes * 60_000;
  let good = true;
  for (const [at, who] of observers.entries()) {
    const begun = Date.now();
    // What is left of the time is shared among the observers that are left.
    const milliseconds = Math.max(0, (end - begun) / (observers.length - at));
    const { runs, seed, path, skip } = options;
    const limits = { runs, seed: seed + at, path, skip, milliseconds };
    const result = await search(bench, who, {
      ...limits,
      depth: (nth) => (nth % PLANS_EVERY === 0 ? 'plans' : 'answers'),
      begin: (pair) => {
        coverage.begin(pair);
      },
    });
    const seconds = (Date.now() - begun) / 1000;
    say(
      `${who.seat.padEnd(22)} ${String(result.clean).padStart(6)} pairs without a difference, ${seconds.toFixed(0)} s, ${(result.clean / seconds).toFixed(1)} a second, seed ${String(limits.seed)}`,
    );
    if (!result.found) continue;
    good = false;
    say(tellFinding(who, result.found));
  }
  say(coverage.matrix(bench.schema).join('\n'));
  const missing = coverage.missing(bench.schema);
  if (missing.length > 0) say(`never asked: ${missing.join(', ')}`);
  return good && (missing.length === 0 || !options.cover);
}
