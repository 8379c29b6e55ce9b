import type { Bench } from './bench.js';
import { beside, GROUPS, observerOf } from './groups.js';
import type { Options } from './options.js';
import {
  commitOfSources,
  nextSeed,
  pairsOf,
  readRecord,
  type TestRecord,
  withPiece,
  writeRecord,
} from './record.js';
import { PLANS_EVERY } from './run-pairs.js';
import { tellFinding } from './report.js';
import { search } from './search.js';

/** What is drawn with one seed. */
const DRAWS = 8;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function pairsOfGroup(record: TestRecord, group: string): number {
  return (GROUPS[group] ?? []).reduce((sum, seat) => sum + pairsOf(record, seat), 0);
}

/** Chooses who leads next: the seat of the group that has watched least. */
function leadOf(record: TestRecord, seats: readonly string[]): string {
  const [least = ''] = [...seats].sort(
    (one, other) => pairsOf(record, one) - pairsOf(record, other),
  );
  return least;
}

/** Plays what one seed draws, and records it; answers whether nothing was found. */
async function playSeed(bench: Bench, lead: string, end: number): Promise<boolean> {
  const who = observerOf(lead);
  const begun = Date.now();
  const seed = nextSeed(readRecord(), lead);
  const { seats, found } = await search(bench, who, {
    runs: DRAWS,
    seed,
    milliseconds: end - begun,
    depth: (nth) => ((seed * DRAWS + nth) % PLANS_EVERY === 0 ? 'plans' : 'answers'),
    beside: (nth) => beside(who, seed + nth),
  });
  if (found) say(tellFinding(who, found));
  const seconds = Math.round((Date.now() - begun) / 1000);
  const pairs = Object.fromEntries(seats);
  const piece = { lead, commit: commitOfSources(), from: seed, to: seed, seconds, pairs };
  // What differs is no clean pair: the seed is played again when the cause is mended.
  if (!found) writeRecord(withPiece(readRecord(), piece));
  return found === undefined;
}

/** Plays on for the groups where the last run ended, until each has as many pairs as are asked for, or the time is up. */
export async function runGroups(bench: Bench, options: Options): Promise<boolean> {
  const end = Date.now() + options.minutes * 60_000;
  let good = true;
  for (const group of options.groups) {
    const seats = GROUPS[group];
    if (!seats) throw new Error(`--group: one of ${Object.keys(GROUPS).join(', ')}`);
    const [begun, before] = [Date.now(), pairsOfGroup(readRecord(), group)];
    while (good && Date.now() < end && pairsOfGroup(readRecord(), group) < options.runs)
      good = await playSeed(bench, leadOf(readRecord(), seats), end);
    const [after, seconds] = [pairsOfGroup(readRecord(), group), (Date.now() - begun) / 1000];
    say(
      `${group.padEnd(10)} ${String(after - before)} pairs more, ${String(after)} in all, ${seconds.toFixed(0)} s, ${((after - before) / seconds).toFixed(1)} a second`,
    );
  }
  return good;
}
