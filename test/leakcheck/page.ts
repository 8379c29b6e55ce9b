import { GROUPS } from './groups.js';
import type { FaultRow, Piece, TestRecord } from './record.js';

const HEAD = `<!-- cspell:disable -->

# The two-world test and its teeth

Written by \`npm run leakcheck\` from leakcheck.json; do not edit.

Histories are played that differ only in what an observer must not learn, and everything that it gets is compared: every byte
of every answer, which acts of its own succeed, the statements that its seat runs and how many rows they give; and, for one draw in
25, what PostgreSQL does for each of these statements (\`EXPLAIN (ANALYZE, BUFFERS)\`). A pair is one history against the
first of its draw; one of them is the history in which nothing of the hidden part ever was.

## How many pairs, without a difference

One history may be watched by several observers, when it is hidden from all of them: what a party's head must not learn, its app,
the observers and the public must not learn either (\`test/leakcheck/groups.ts\`). It is a pair for each of them. **Led** are
the pairs in which the difference was drawn for that very seat. Ten thousand for each group are wanted. A run goes on where
the last one ended: \`npm run leakcheck -- --group party --runs 10000\`.
`;

const FAULTS = `
## Teeth

A test that finds nothing proves something only when it finds what is there: each of these faults was planted in a running Mizan,
from test code and never in the product, and looked for with the same generator that looks for real ones, from the stories near to it.
\`npm run leakcheck -- --faults\` plants all of them.

**BYTES**: an answer differed in status, header or body. **ACT**: an act that has to succeed was refused. **WORK**: the observer's
seat ran other statements, or they gave another number of rows. **PLAN**: the server did other work for the same statement. Steps are
those of the smallest counter-example: the acts of both histories and the observer's looks. Pairs are those that were played until it
was found; the seconds are of a busy machine.
`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return ['<!-- prettier-ignore-start -->', '', ...lines, '', '<!-- prettier-ignore-end -->'].join(
    '\n',
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function pairsTable(pieces: readonly Piece[]): string {
  const row = (name: string, seats: readonly string[]): readonly string[] => {
    const all = seats.map((seat) => sum(pieces.map(({ pairs }) => pairs[seat] ?? 0)));
    const led = pieces.map(({ lead, pairs }) => (seats.includes(lead) ? (pairs[lead] ?? 0) : 0));
    return [name, String(sum(all)), String(sum(led))];
  };
  const rows = Object.entries(GROUPS).flatMap(([group, seats]) => [
    row(`**${group}**`, seats),
    ...(seats.length > 1 ? seats.map((seat) => row(seat, [seat])) : []),
  ]);
  return table(['who', 'pairs', 'led'], rows);
}

function piecesTable(pieces: readonly Piece[]): string {
  const rows = pieces.map(({ lead, commit, from, to, seconds, pairs }) => [
    lead,
    `${String(from)}–${String(to)}`,
    String(pairs[lead] ?? 0),
    String(seconds),
    `\`${commit}\``,
  ]);
  return table(['led by', 'seeds', 'pairs', 'seconds', 'sources'], rows);
}

function faultCells({ name, what, observer, found, pairs, seconds }: FaultRow): readonly string[] {
  const told = found ? [found.oracle, String(found.steps)] : ['MISSED', '–'];
  return [`\`${name}\``, what, observer, ...told, String(pairs), String(seconds)];
}

function faultsPart(rows: readonly FaultRow[]): string {
  const found = rows.filter((row) => row.found).length;
  const minutes = (sum(rows.map(({ seconds }) => seconds)) / 60).toFixed(1);
  const commits = [...new Set(rows.map(({ commit }) => `\`${commit}\``))].join(', ');
  const words = `${String(found)} of ${String(rows.length)} were found, in ${minutes} minutes (sources: ${commits}).`;
  const head = ['fault', 'what is wrong', 'who can tell', 'oracle', 'steps', 'pairs', 'seconds'];
  return [words, '', table(head, rows.map(faultCells))].join('\n');
}

/** Writes out what was recorded, for people. */
export function pageOf({ pieces, faults }: TestRecord): string {
  const parts = [HEAD, pairsTable(pieces), '', piecesTable(pieces), FAULTS, faultsPart(faults)];
  return `${parts.join('\n')}\n`;
}
