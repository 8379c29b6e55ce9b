import fc from 'fast-check';

import type { Bench } from './bench.js';
import { checkPair, type Finding } from './check-pair.js';
import { Coverage } from './coverage.js';
import { allBeside } from './groups.js';
import type { Observer } from './observers.js';
import type { Options } from './options.js';
import { hiddenKinds, hiddenParts } from './pairs.js';
import { tellFinding } from './report.js';
import { search } from './search.js';
import { tourLength } from './tour.js';

/** Every so many pairs the observer's statements are run again, and their plans compared. */
export const PLANS_EVERY = 25;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Documents of the tour that are asked in one history. */
const STOPS = 8;

/** Takes an observer once through all of the schema, with another kind of difference at every stage. */
async function tour(
  bench: Bench,
  who: Observer,
  coverage: Coverage,
  seed: number,
): Promise<Finding | undefined> {
  const kinds = hiddenKinds(who);
  const hidden = hiddenParts(who);
  const { builder } = bench.stage.looker;
  for (let from = 0; from < tourLength(builder); from += STOPS) {
    const kind = kinds[(from / STOPS) % kinds.length] ?? '';
    const highs = fc.sample(hidden([kind]), { numRuns: 1, seed: seed + from });
    const look = { kind: 'tour', from, stops: STOPS } as const;
    const pair = { low: [{ kind: 'look', look }], highs } as const;
    coverage.begin(pair);
    const finding = await checkPair(bench, [who], pair);
    if (finding) return finding;
  }
  return undefined;
}

/** Takes every observer through all of the schema; answers whether nothing was found. */
async function tours(
  bench: Bench,
  observers: readonly Observer[],
  coverage: Coverage,
  seed: number,
): Promise<boolean> {
  let good = true;
  for (const who of observers) {
    const finding = await tour(bench, who, coverage, seed);
    if (finding) say(`${who.seat} on its tour: ${JSON.stringify(finding)}`);
    good &&= finding === undefined;
  }
  return good;
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
  let good = options.cover ? await tours(bench, observers, coverage, options.seed) : true;
  const end = Date.now() + options.minutes * 60_000;
  for (const [at, who] of observers.entries()) {
    const begun = Date.now();
    // What is left of the time is shared among the observers that are left.
    const milliseconds = Math.max(0, (end - begun) / (observers.length - at));
    const { runs, seed, path, skip, stories } = options;
    const limits = { runs, seed: seed + at, path, skip, milliseconds };
    const result = await search(bench, who, {
      ...limits,
      near: stories.length > 0 ? { kinds: stories } : undefined,
      beside: () => (options.beside ? allBeside(who) : []),
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
  const seats = observers.map(({ seat }) => seat);
  const missing = options.cover ? coverage.missing(bench.schema, seats) : [];
  if (missing.length > 0) say(`never asked: ${missing.join(', ')}`);
  return good && missing.length === 0;
}
