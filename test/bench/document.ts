import type { Effort } from './growth.js';
import { type Figures, medians, table, workTable } from './report.js';

/** What is asked of Mizan beside the limit: which figure, and how many times the limit's it may be. */
const BARS = [
  { of: 'p50', most: 2.5, words: 'p50 at 1 connection, of L0' },
  { of: 'total', most: 3.5, words: 'total CPU a request, of L0' },
] as const;

function barRows(figures: Figures, arm: string): readonly (readonly string[])[] {
  const first = figures.arms[0]?.name ?? '';
  return BARS.flatMap(({ of, most, words }) =>
    figures.works.map(({ name }) => {
      const ours = medians(figures, arm, name, 1)[of].median;
      const base = medians(figures, first, name, 1)[of].median;
      const times = base > 0 ? ours / base : 0;
      const verdict = times <= most ? 'met' : '**not met**';
      return [`${name}, ${words}`, `≤ ${String(most)} ×`, `${times.toFixed(1)} ×`, verdict];
    }),
  );
}

function beside(figures: Figures, arm: string, other: string): string {
  const rows = figures.works.flatMap(({ name }) => {
    const [one, two] = [medians(figures, arm, name, 1), medians(figures, other, name, 1)];
    if (one.rounds === 0 || two.rounds === 0) return [];
    const [ours, theirs] = [one.total.median, two.total.median];
    return [[name, ours.toFixed(2), theirs.toFixed(2), `${(ours / theirs).toFixed(2)} ×`]];
  });
  return rows.length === 0
    ? 'Not measured in this run.'
    : table(['work', arm, other, `${arm} of ${other}`], rows);
}

function growthTable(
  rows: readonly { readonly rows: number; readonly efforts: readonly Effort[] }[],
): string {
  const names = rows[0]?.efforts.map(({ statement }) => statement) ?? [];
  return table(
    ['hidden rows', ...names.flatMap((name) => [`${name}: pages`, 'ms'])],
    rows.map(({ rows: count, efforts }) => [
      String(count),
      ...efforts.flatMap(({ buffers, ms }) => [String(buffers), ms.toFixed(2)]),
    ]),
  );
}

function growthOf({ growth }: Figures): string {
  if (!growth) return 'Not measured in this run.';
  return `Drafts that only the other party was given are added; the first party's officer sends the same statements again. Pages
touched are the server's own count (\`EXPLAIN (ANALYZE, BUFFERS)\`), milliseconds the median of fifteen runs.

${growthTable(growth.hidden)}`;
}

function methodOf(figures: Figures): string {
  const arms = figures.arms.map(({ name, what }) => `_${name}_: ${what}`).join('; ');
  return `- **Data.** The mechanism's rows and grants are written by statements, the worlds by the product's own projection, and the proof of
  \`worlds:verify\` runs over them: for each case an incident, a report, an allegation, three evidence items with links, for most a clock, for half of
  the notified ones a statement; both parties alike, at every stage from draft to verification.
- **Arms.** ${arms}. _L0_ is the limit: one prepared statement a database and request, in the same worlds and as the same seats; PostgreSQL
  builds the JSON; nothing is validated, authenticated or checked.
- **Turns.** For each work the arms take turns (A B C, A B C, …), with one connection and with 32; the tables have the medians of the
  rounds and, for CPU, their lowest and highest. What else the machine does, it does to all arms; **CPU a request is the steadier figure**, from
  the kernel's accounts of the arm's processes and of PostgreSQL's.`;
}

function layersOf(figures: Figures): string {
  return `Total CPU milliseconds a request, one connection.

The second line of defence (a synchronous graphql-shield rule on each restricted field):

${beside(figures, 'mizan', 'no-shield')}

The gateway's runtime with the other planner, instead of operations straight to the plan:

${beside(figures, 'js-planner', 'mizan')}

Five processes instead of one: HTTP, a signature a call, JSON written and read again between gateway and subgraphs:

${beside(figures, 'http', 'mizan')}`;
}

const REGRESSION = `1. Look at the total CPU of L0 first: when that moved, the machine did, and only ratios can be compared.
2. Node's share moved and PostgreSQL's did not: something is made that nobody asked for, or a promise was added for each row. \`node
   --cpu-prof dist/main.js\`, self time by package; the layers to look for are in [ADR 12](adr/0012-reads.md).
3. PostgreSQL's share moved: a statement lost its index or its name, or there is one more of them a request.
4. Q3 moved alone: the number of statements a request, or of steps in the plan; each costs a write, a wake-up and a read on both sides.
5. M1 moved alone: count the statements of the act; each world that holds the record costs one projection.`;

/** Writes docs/performance.md from what a run has measured, and nothing else. */
export function performanceDocument(figures: Figures): string {
  const arm = figures.arms.some(({ name }) => name === 'mizan-24') ? 'mizan-24' : 'mizan';
  const rounds = Math.max(...figures.measured.map(({ round }) => round));
  const memory = Object.entries(figures.memory).map(([name, held]) => [name, held.toFixed(0)]);
  const works = figures.works.map(
    ({ name, what }) => `### ${name}: ${what}\n\n${workTable(figures, name)}`,
  );
  return `# Performance

<!-- Generated by \`npm run bench -- --docs FILE\`; the words are in test/bench/document.ts. -->

Measured ${figures.at.slice(0, 10)} on ${figures.machine}, ${String(figures.cases)} cases, ${String(rounds)} rounds. \`npm run bench\` does it again: it makes its data, starts what it measures,
compares the answers of all arms field by field, and then measures. Nothing of it is part of \`npm test\`.

${figures.note ?? ''}

## Method

${methodOf(figures)}

## What it costs

${works.join('\n\n')}

## The bars

${table(['bar', 'allowed', arm, ''], barRows(figures, arm))}

## What each layer costs

${layersOf(figures)}

## Growth

${growthOf(figures)}

\`test/noninterference/effort.test.ts\` holds the pages equal, without a clock.

## Memory

Megabytes held by each arm's processes at the end of its rounds.

${table(['arm', 'MB'], memory)}

## How to read a regression

${REGRESSION}
`;
}
