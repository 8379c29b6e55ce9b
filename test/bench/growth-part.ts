import type { Growth, Look } from './growth.js';
import { type Figures, medians, table } from './report.js';

function effortTable(of: string, looks: readonly Look[]): string {
  const names = looks[0]?.efforts.map(({ statement }) => statement) ?? [];
  return table(
    [of, ...names.flatMap((name) => [`${name}: pages`, 'ms'])],
    looks.map(({ rows, efforts }) => [
      String(rows),
      ...efforts.flatMap(({ buffers, ms }) => [String(buffers), ms.toFixed(2)]),
    ]),
  );
}

/** What clients wait for, of each arm that was asked before and after. */
function askedTable(looks: readonly Look[]): string {
  const asked = looks.filter((look) => look.asked.length > 0);
  const heads = asked.map(({ rows }) => `${String(rows)} hidden: p50 ms`);
  const rows = (asked[0]?.asked ?? []).map(({ arm, work }) => {
    const waits = asked.map(
      (look) => look.asked.find((one) => one.arm === arm && one.work === work)?.p50 ?? NaN,
    );
    const times = (waits.at(-1) ?? NaN) / (waits[0] ?? NaN);
    return [`${work}, ${arm}`, ...waits.map((one) => one.toFixed(2)), `${times.toFixed(2)} ×`];
  });
  return table(['work, arm', ...heads, ''], rows);
}

function amplificationTable({ amplification }: Growth): string {
  return table(
    ['delegations', 'rows', 'ms', 'ms a delegation'],
    amplification.map(({ delegations, rows, ms }) => [
      ...[String(delegations), String(rows), ms.toFixed(2), (ms / delegations).toFixed(2)],
    ]),
  );
}

function ownPart({ own }: Growth): string {
  if (own.length < 2) return '';
  return `Cases of both sides are added:\n\n${effortTable('cases', own)}\n\n`;
}

function looksPart(growth: Growth): string {
  return `Pages touched are the server's own count (\`EXPLAIN (ANALYZE, BUFFERS)\`), milliseconds the median of fifteen runs.

Drafts that only the other party was given are added, each with its incident, report, harm, three items and their links: ten records. The
first party's officer sends the same statements again (\`test/noninterference/effort.test.ts\` holds the pages equal, without a clock):

${effortTable('hidden drafts', growth.hidden)}

And the same requests; what the limit takes shows what the machine did meanwhile:

${askedTable(growth.hidden)}

${ownPart(growth)}One allegation comes into the worlds of so many delegations, in the one statement of its type (bar: at most 1 ms each):

${amplificationTable(growth)}`;
}

/** Whether more of its own make a party wait: the same works in a deployment that has fewer cases. */
function fewerPart(figures: Figures, fewer: Figures, arm: string): string {
  const ends = [fewer, figures].map(({ cases }) => cases.toLocaleString('en'));
  const rows = figures.works.flatMap(({ name }) => {
    const of = (which: Figures, who: string) => medians(which, who, name, 1);
    const [before, after] = [of(fewer, arm), of(figures, arm)];
    if (before.rounds === 0 || after.rounds === 0) return [];
    const limit = of(figures, 'L0').total.median / of(fewer, 'L0').total.median;
    return [
      [
        ...[name, before.p50.median.toFixed(2), after.p50.median.toFixed(2)],
        `${(after.p50.median / before.p50.median).toFixed(2)} ×`,
        `${(after.total.median / before.total.median).toFixed(2)} ×`,
        `${limit.toFixed(2)} ×`,
      ],
    ];
  });
  const heads = ['work', ...ends.map((cases) => `${cases} cases: p50 ms`)];
  return `Runs on two sets of data, one after the other; all cases are of both sides, so that both grow alike. One connection, ${arm}:

${table([...heads, '', 'total CPU', "L0's total CPU"], rows)}`;
}

/** What growth costs: rows of others, rows of one's own, and delegations. */
export function growthPart(figures: Figures, arm: string): string {
  const { growth, fewer } = figures;
  const parts = [
    growth ? looksPart(growth) : 'Not measured in this run.',
    ...(fewer ? [fewerPart(figures, fewer, arm)] : []),
  ];
  return parts.join('\n\n');
}
