import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { packagePath } from '../../shared/config/package-path.js';
import { pageOf } from './page.js';

/** Pairs that were played without a difference: one observer led, and others watched the same histories. */
export interface Piece {
  readonly lead: string;
  /** What was tried: the commit of the sources. */
  readonly commit: string;
  /** The seeds that were played, the last one with them. */
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
  /** Pairs by the seat that watched. */
  readonly pairs: Readonly<Record<string, number>>;
}

/** What was seen of one planted fault. */
export interface FaultRow {
  readonly name: string;
  readonly what: string;
  readonly observer: string;
  /** How it was told, and in how many steps; null where it was missed. */
  readonly found: { readonly oracle: string; readonly steps: number } | null;
  /** Pairs that were played until it was found, or in vain. */
  readonly pairs: number;
  /** How long planting, finding and shrinking took. */
  readonly seconds: number;
  /** What it was planted in: the commit of the sources. */
  readonly commit: string;
}

/** What the long runs came to, over all runs; docs/leakcheck.md is written from it. */
export interface TestRecord {
  readonly pieces: readonly Piece[];
  /** The last search for each planted fault. */
  readonly faults: readonly FaultRow[];
}

const PLACE = packagePath('docs/leakcheck.json');
const NOTHING: TestRecord = { pieces: [], faults: [] };

/** Reads what was recorded so far. */
export function readRecord(): TestRecord {
  if (!existsSync(PLACE)) return NOTHING;
  return JSON.parse(readFileSync(PLACE, 'utf8')) as TestRecord;
}

/** Writes what was recorded, and the page that people read. */
export function writeRecord(record: TestRecord): void {
  writeFileSync(PLACE, `${JSON.stringify(record, null, 2)}\n`);
  writeFileSync(packagePath('docs/leakcheck.md'), pageOf(record));
}

/** Names the sources that run; where they are no repository, nothing can be said. */
export function commitOfSources(): string {
  try {
    const asked = { cwd: packagePath('.'), encoding: 'utf8' } as const;
    return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], asked).trim();
  } catch {
    return 'unknown';
  }
}

function added(one: Piece, other: Piece): Piece {
  const pairs = { ...one.pairs };
  for (const [seat, count] of Object.entries(other.pairs)) pairs[seat] = (pairs[seat] ?? 0) + count;
  return { ...one, to: other.to, seconds: one.seconds + other.seconds, pairs };
}

/** Adds a piece; one that goes on where the last of its observer ended, from the same sources, becomes part of it. */
export function withPiece(record: TestRecord, piece: Piece): TestRecord {
  const { pieces } = record;
  const at = pieces.findLastIndex(({ lead }) => lead === piece.lead);
  const last = pieces[at];
  const goesOn = last?.commit === piece.commit && last.to + 1 === piece.from;
  return {
    ...record,
    pieces: goesOn ? pieces.with(at, added(last, piece)) : [...pieces, piece],
  };
}

/** Puts what was seen of faults in the place of what was seen of them before. */
export function withFaults(record: TestRecord, rows: readonly FaultRow[]): TestRecord {
  const others = record.faults.filter(({ name }) => rows.every((row) => row.name !== name));
  return { ...record, faults: [...others, ...rows] };
}

/** The first seed of an observer that was not played yet. */
export function nextSeed({ pieces }: TestRecord, lead: string): number {
  return 1 + Math.max(0, ...pieces.filter((one) => one.lead === lead).map(({ to }) => to));
}

/** Counts the pairs that a seat has watched. */
export function pairsOf({ pieces }: TestRecord, seat: string): number {
  return pieces.reduce((sum, { pairs }) => sum + (pairs[seat] ?? 0), 0);
}
