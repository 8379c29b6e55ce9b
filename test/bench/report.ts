import os from 'node:os';

import { CONNECTIONS, type Measured } from './rounds.js';
import type { Growth } from './growth.js';
import type { Held, Soaked } from './memory.js';
import type { Turns } from './turns.js';

/** Everything that a run of the bench has found. */
export interface Figures {
  readonly at: string;
  readonly machine: string;
  readonly cases: number;
  readonly arms: readonly {
    readonly name: string;
    readonly what: string;
    /** What each of its processes is, where there are several. */
    readonly parts: readonly string[];
  }[];
  readonly works: readonly { readonly name: string; readonly what: string }[];
  readonly measured: readonly Measured[];
  readonly growth: Growth | null;
  /** What the one process held under many requests. */
  readonly held: readonly Held[] | null;
  /** What processes held after minutes of requests. */
  readonly soaked: readonly Soaked[] | null;
  /** What a reader has to know of this run, in the words of whoever made it. */
  readonly note?: string;
  /** What hidden rows cost a client, which is measured by itself. */
  readonly turns?: Turns;
  /** A run on fewer cases, beside which this one shows what more of them cost. */
  readonly fewer?: Figures;
  /** Megabytes of each arm's processes after its rounds. */
  readonly memory: Readonly<Record<string, number>>;
}

/** Names the machine as far as figures depend on it. */
export function machineName(): string {
  const [cpu] = os.cpus();
  return `${String(os.cpus().length)} × ${cpu?.model.trim() ?? 'unknown'}, Node ${process.version}`;
}

/** The middle of some values, and the lowest and highest. */
function spread(values: readonly number[]): { median: number; low: number; high: number } {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  return { median: at(0.5), low: at(0), high: at(1) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The medians of an arm's rounds at one work and number of connections. */
export function medians(
  { measured }: Pick<Figures, 'measured'>,
  arm: string,
  work: string,
  connections: number,
) {
  const cells = measured.filter(
    (cell) => cell.arm === arm && cell.work === work && cell.connections === connections,
  );
  const of = (value: (cell: Measured) => number) => spread(cells.map(value));
  return {
    rounds: cells.length,
    perSecond: of(({ perSecond }) => perSecond),
    p50: of(({ p50 }) => p50),
    p99: of(({ p99 }) => p99),
    node: of(({ cpu }) => sum(cpu)),
    database: of(({ database }) => database),
    parts: (cells[0]?.cpu ?? []).map((_, part) => of(({ cpu }) => cpu[part] ?? 0)),
    total: of(({ cpu, database }) => sum(cpu) + database),
  };
}

/** What is compared of two arms. */
export type Of = 'p50' | 'total';

/**
 * How many times the figure of one arm is that of another, over one connection: the median of the rounds' own ratios, since what
 * the machine did in a round it did to both. Nothing where they were not measured in the same rounds.
 */
export function times(
  { measured }: Pick<Figures, 'measured'>,
  work: string,
  of: Of,
  [arm, base]: readonly [arm: string, base: string],
): number | undefined {
  const figure = ({ p50, cpu, database }: Measured): number =>
    of === 'p50' ? p50 : sum(cpu) + database;
  const cells = measured.filter((cell) => cell.work === work && cell.connections === 1);
  const ratios = cells.flatMap((cell) => {
    const other = cells.find(({ arm: name, round }) => name === base && round === cell.round);
    return cell.arm === arm && other ? [figure(cell) / figure(other)] : [];
  });
  return ratios.length === 0 ? undefined : spread(ratios).median;
}

type Align = 'left' | 'right';

/** Writes a table in Markdown. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const align: Align[] = heads.map((_, at) => (at === 0 ? 'left' : 'right'));
  const widths = heads.map((head, at) =>
    Math.max(head.length, 3, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => (align[at] === 'left' ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, at) =>
    align[at] === 'left' ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(heads), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

function ratio(found: number | undefined): string {
  return found === undefined ? '–' : `${found.toFixed(1)} ×`;
}

const HEADS = [
  ...['arm', 'p50 ms', 'of L0', 'p99 ms', 'CPU ms: Node', 'PostgreSQL', 'total', 'spread', 'of L0'],
  ...['requests/s, 32 conn.', 'p50 ms, 32', 'p99 ms, 32'],
];

/** One work's table: each arm beside the first. */
export function workTable(figures: Figures, work: string): string {
  const [one, many] = CONNECTIONS;
  const first = figures.arms[0]?.name ?? '';
  const rows = figures.arms.flatMap(({ name }) => {
    const [alone, busy] = [medians(figures, name, work, one), medians(figures, name, work, many)];
    if (alone.rounds === 0) return [];
    const { total } = alone;
    return [
      [
        name,
        alone.p50.median.toFixed(2),
        ratio(times(figures, work, 'p50', [name, first])),
        alone.p99.median.toFixed(1),
        alone.node.median.toFixed(2),
        alone.database.median.toFixed(2),
        total.median.toFixed(2),
        `${total.low.toFixed(1)}–${total.high.toFixed(1)}`,
        ratio(times(figures, work, 'total', [name, first])),
        busy.perSecond.median.toFixed(0),
        busy.p50.median.toFixed(1),
        busy.p99.median.toFixed(0),
      ],
    ];
  });
  return table(HEADS, rows);
}
