import { barRows } from './bars.js';
import { growthPart } from './growth-part.js';
import type { Soaked } from './memory.js';
import { type Figures, medians, table, times, workTable } from './report.js';

function beside(figures: Figures, arm: string, other: string): string {
  const rows = figures.works.flatMap(({ name }) => {
    const [one, two] = [medians(figures, arm, name, 1), medians(figures, other, name, 1)];
    if (one.rounds === 0 || two.rounds === 0) return [];
    const [ours, theirs] = [one.total.median, two.total.median];
    const found = times(figures, name, 'total', [arm, other]) ?? NaN;
    return [[name, ours.toFixed(2), theirs.toFixed(2), `${found.toFixed(2)} ×`]];
  });
  return rows.length === 0
    ? 'Not measured in this run.'
    : table(['work', arm, other, `${arm} of ${other}`], rows);
}

/** What each process of an arm and PostgreSQL take for a request. */
function partsOf(figures: Figures, arm: string): string {
  const parts = figures.arms.find(({ name }) => name === arm)?.parts ?? [];
  const rows = figures.works.flatMap(({ name }) => {
    const found = medians(figures, arm, name, 1);
    if (found.rounds === 0) return [];
    const each = [...found.parts, found.database].map(({ median }) => median.toFixed(2));
    return [[`${name}, ${arm}`, ...each]];
  });
  return rows.length === 0
    ? 'Not measured in this run.'
    : table(['work, arm', ...parts, 'PostgreSQL'], rows);
}

function besidePostgraphile(figures: Figures, arm: string): string {
  return `Total CPU milliseconds a request, one connection. PostGraphile has one database of its own with the same rows and grants, under row-level
security: no worlds, so an act writes each record once and each grant once, and a read asks the grants for every row. Its recommended preset
and prepared statements, as a role that passes no policy by. Views leave out what is above a reader's clearance. Where its own
schema has no words there are SQL functions, as its documentation advises: the counts of Q2, the position of Q4, and all of M1:
the statement of the limit without the worlds, with none of our guards, state machines and input checks.

${beside(figures, arm, 'postgraphile')}`;
}

/** Each process by itself, from the first look to the last. */
function soakedTable(soaked: readonly Soaked[]): string {
  const rows = soaked.map(({ arm, minutes, requests, megabytes }) => [
    arm,
    ...[String(minutes), String(requests)],
    megabytes.map((one) => one.toFixed(0)).join(', '),
  ]);
  return table(['arm', 'minutes', 'requests', 'MB of each process'], rows);
}

function memoryOf(figures: Figures): string {
  const soaked = [figures, figures.fewer].find((run) => run?.soaked?.length);
  if (!soaked?.soaked) return memoryUnderLoad(figures);
  const words = `All works in turn, up to ten requests a second (${soaked.cases.toLocaleString('en')} cases):`;
  return `${memoryUnderLoad(figures)}\n\n${words}\n\n${soakedTable(soaked.soaked)}`;
}

function memoryUnderLoad({ memory, held }: Figures): string {
  const rows = Object.entries(memory).map(([name, megabytes]) => [name, megabytes.toFixed(0)]);
  const ended = `Megabytes held by each arm's processes at the end of its rounds:\n\n${table(['arm', 'MB'], rows)}`;
  if (!held || held.length === 0) return ended;
  const steps = held.map(({ requests, megabytes }) => [String(requests), megabytes.toFixed(0)]);
  return `${ended}\n\nThe one process under Q3 over 32 connections (bar: at most 400 MB after 100,000 requests, and no growth):\n\n${table(['requests', 'MB'], steps)}`;
}

function methodOf(figures: Figures): string {
  const arms = figures.arms.map(({ name, what }) => `_${name}_: ${what}`).join('; ');
  return `- **Data.** The mechanism's rows and grants are written by statements, the worlds by the product's own projection, and the proof of
  \`worlds:verify\` runs over them: for each case an incident, a report with a line of harm, an allegation, three evidence items with links, for most
  a clock, for half a finding, for half of the notified ones a statement; both parties alike, at every stage from draft to determination.
- **Arms.** ${arms}. _L0_ is the limit: one prepared statement a database and request, in the same worlds and as the same seats; PostgreSQL
  builds the JSON; nothing is validated, authenticated or checked.
- **Turns.** For each work the arms take turns (A B C, A B C, …), with one connection and with 32; the tables have the medians of the
  rounds and, for CPU, their lowest and highest; ratios are the medians of the rounds' own. What else the machine does, it does to all arms; **CPU a request is the steadier figure**, from
  the kernel's accounts of the arm's processes and of PostgreSQL's.`;
}

function layersOf(figures: Figures): string {
  return `Total CPU milliseconds a request, one connection.

The second line of defence (a synchronous graphql-shield rule on each restricted field):

${beside(figures, 'mizan', 'no-shield')}

The gateway's runtime with the other planner, instead of operations straight to the plan:

${beside(figures, 'js-planner', 'mizan')}

Five processes instead of one: HTTP, a signature a call, JSON written and read again between gateway and subgraphs:

${beside(figures, 'http', 'mizan')}

The same four subgraphs behind @apollo/gateway:

${beside(figures, 'apollo-gateway', 'http')}

Each of the five processes by itself, behind our gateway and behind the other:

${partsOf(figures, 'http')}

${partsOf(figures, 'apollo-gateway')}`;
}

const REGRESSION = `1. Look at the total CPU of L0 first: when that moved, the machine did, and only ratios can be compared.
2. Node's share moved and PostgreSQL's did not: something is made that nobody asked for, or a promise was added for each row. \`node
   --cpu-prof dist/main.js\`, self time by package; the layers to look for are in [ADR 12](adr/0012-reads.md).
3. PostgreSQL's share moved: a statement lost its index or its name, or there is one more of them a request.
4. Q3 moved alone: the number of statements a request, or of steps in the plan; each costs a write, a wake-up and a read on both sides.
5. M1 moved alone: count the statements of the act; each record type costs one projection, for all of its worlds.`;

/** Writes docs/performance.md from what a run has measured, and nothing else. */
export function performanceDocument(figures: Figures): string {
  const arm = figures.arms.some(({ name }) => name === 'mizan-24') ? 'mizan-24' : 'mizan';
  const rounds = Math.max(...figures.measured.map(({ round }) => round));
  const works = figures.works.map(
    ({ name, what }) => `### ${name}: ${what}\n\n${workTable(figures, name)}`,
  );
  return `# Performance

<!-- Written by \`npm run bench -- --docs FILE\` from performance.json; the words are in test/bench/document.ts. Do not edit. -->

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

## Beside PostGraphile

${besidePostgraphile(figures, arm)}

## Growth

${growthPart(figures, arm)}

## Memory

${memoryOf(figures)}

## How to read a regression

${REGRESSION}
`;
}
