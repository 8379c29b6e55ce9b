import type { Growth, Look } from './growth.js';
import { type Figures, medians, table, times } from './report.js';
import { ASKED, FEW, MANY } from './turns.js';

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

/** What clients wait for where one side hides much, and where it hides nothing. */
function turnsPart({ turns }: Figures): string {
  if (!turns) return 'Waits were not measured in this run.';
  const hidden = turns.hidden.toLocaleString('en');
  const rows = ASKED.map((work) => {
    const [few, many] = [FEW, MANY].map((arm) => medians(turns, arm, work, 1));
    const [before = NaN, after = NaN] = [few?.p50.median, many?.p50.median];
    const ratio = times(turns, work, 'p50', [MANY, FEW]) ?? NaN;
    return [work, before.toFixed(2), after.toFixed(2), `${ratio.toFixed(2)} ×`];
  });
  const heads = ['work', 'none hidden: p50 ms', `${hidden} hidden: p50 ms`, ''];
  return `And what a client waits for (\`npm run bench -- --turns FILE\`): two deployments of ${turns.cases.toLocaleString('en')} cases at once, one with ${hidden} such drafts and
one without, asked in turns of half a second; the ratio is the median of those of ${String(turns.rounds)} rounds:

${table(heads, rows)}`;
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

function looksPart(growth: Growth, waits: string): string {
  return `Pages touched are the server's own count (\`EXPLAIN (ANALYZE, BUFFERS)\`), milliseconds the median of fifteen runs.

Drafts that only the other party was given are added, each with its incident, report, harm, three items and their links: ten records. The
first party's officer sends the same statements again (\`test/noninterference/effort.test.ts\` holds the pages equal, without a clock):

${effortTable('hidden drafts', growth.hidden)}

${waits}

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
    growth ? looksPart(growth, turnsPart(figures)) : 'Not measured in this run.',
    ...(fewer ? [fewerPart(figures, fewer, arm)] : []),
  ];
  return parts.join('\n\n');
}
