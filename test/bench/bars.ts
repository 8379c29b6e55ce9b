import type { Effort, Growth, Look } from './growth.js';
import { type Figures, medians, type Of, times } from './report.js';
import { ASKED, FEW, MANY } from './turns.js';

/** What a figure may be, what it is, and whether that will do; nothing where it was not measured. */
interface Bar {
  readonly bar: string;
  readonly allowed: string;
  readonly found: string | undefined;
  readonly met: boolean;
}

interface Ratio {
  readonly words: string;
  readonly of: Of;
  readonly arms: readonly [arm: string, base: string];
  readonly most?: number;
  readonly least?: number;
  /** Other works have other bars. */
  readonly works?: readonly string[];
}

function ratios(arm: string): readonly Ratio[] {
  return [
    { words: 'p50, of L0', of: 'p50', arms: [arm, 'L0'], most: 2.5 },
    { words: 'total CPU, of L0', of: 'total', arms: [arm, 'L0'], most: 3.5 },
    {
      ...{ words: 'total CPU, of PostGraphile', of: 'total', arms: [arm, 'postgraphile'] },
      ...{ most: 1.3, works: ['Q1', 'Q2', 'Q3', 'Q4'] },
    },
    {
      ...{ words: 'total CPU, of PostGraphile', of: 'total', arms: [arm, 'postgraphile'] },
      ...{ most: 1, works: ['M1'] },
    },
    { words: 'p50 in five processes, of one', of: 'p50', arms: ['http', 'mizan'], most: 2 },
    {
      ...{ words: 'p50 of the same subgraphs behind @apollo/gateway, of ours', of: 'p50' },
      ...{ arms: ['apollo-gateway', 'http'], least: 2 },
    },
    {
      ...{ words: 'total CPU with shield, of without', of: 'total' },
      ...{ arms: ['mizan', 'no-shield'], most: 1.1, works: ['Q1', 'Q2', 'Q3', 'Q4'] },
    },
  ];
}

function ratioBars(figures: Figures, arm: string): readonly Bar[] {
  return ratios(arm).flatMap(({ words, of, arms, most, least, works }) =>
    figures.works
      .filter(({ name }) => works?.includes(name) ?? true)
      .map(({ name }) => {
        const found = times(figures, name, of, arms);
        return {
          bar: `${name}: ${words}`,
          allowed: most === undefined ? `≥ ${String(least)} ×` : `≤ ${String(most)} ×`,
          found: found === undefined ? undefined : `${found.toFixed(2)} ×`,
          met: found !== undefined && found <= (most ?? Infinity) && found >= (least ?? 0),
        };
      }),
  );
}

function ends(looks: readonly Look[] | undefined): readonly [Look, Look] | undefined {
  const [first, last] = [looks?.[0], looks?.at(-1)];
  return first && last && first !== last ? [first, last] : undefined;
}

function grown(
  from: readonly Effort[],
  to: readonly Effort[],
  by: 'buffers' | 'ms',
): readonly (readonly [statement: string, times: number])[] {
  return from.map(({ statement, [by]: before }) => {
    const after = to.find((one) => one.statement === statement)?.[by] ?? Infinity;
    return [statement, after / before];
  });
}

function hiddenBar(looks: readonly Look[] | undefined): Bar {
  const both = ends(looks);
  const pages = both && grown(both[0].efforts, both[1].efforts, 'buffers');
  return {
    bar: `pages of a party's lists with ${both?.[1].rows.toLocaleString('en') ?? 'many'} hidden rows, of few`,
    allowed: '1 ×',
    found: pages?.map(([, by]) => `${by.toFixed(2)} ×`).join(', '),
    met: pages?.every(([, by]) => by === 1) ?? false,
  };
}

/** The same requests to two deployments in turns, of which one hides more. */
function turnBars({ turns }: Figures): readonly Bar[] {
  const hidden = turns ? turns.hidden.toLocaleString('en') : 'many';
  return ASKED.map((work) => {
    const found = turns && times(turns, work, 'p50', [MANY, FEW]);
    return {
      bar: `${work}: p50 with ${hidden} hidden drafts, of none`,
      allowed: '≤ 1.05 ×',
      found: found === undefined ? undefined : `${found.toFixed(2)} ×`,
      met: found !== undefined && found <= 1.05,
    };
  });
}

function fewerBars(figures: Figures, arm: string): readonly Bar[] {
  const { fewer, cases, works } = figures;
  const few = fewer ? fewer.cases.toLocaleString('en') : 'fewer';
  return works.map(({ name }) => {
    const before = fewer && medians(fewer, arm, name, 1);
    const measured = before !== undefined && before.rounds > 0;
    const found = measured ? medians(figures, arm, name, 1).p50.median / before.p50.median : NaN;
    const most = name === 'Q2' ? 2 : 1.3;
    return {
      bar: `${name}: p50 with ${cases.toLocaleString('en')} cases, of ${few}`,
      allowed: `≤ ${String(most)} ×`,
      found: measured ? `${found.toFixed(2)} ×` : undefined,
      met: found <= most,
    };
  });
}

function projectionBar(amplification: Growth['amplification'] | undefined): Bar {
  const each = amplification?.map(({ ms, delegations }) => ms / delegations);
  const dearest = each && Math.max(...each);
  return {
    bar: 'projection, ms a delegation and record',
    allowed: '≤ 1',
    found: dearest?.toFixed(2),
    met: (dearest ?? Infinity) <= 1,
  };
}

function memoryBar({ held }: Figures): Bar {
  const last = held?.at(-1);
  const megabytes = last?.megabytes;
  return {
    bar: `MB of the one process after ${last?.requests.toLocaleString('en') ?? 'many'} requests over 32 connections`,
    allowed: '≤ 400',
    found: megabytes?.toFixed(0),
    met: (megabytes ?? Infinity) <= 400,
  };
}

function verdict({ found, met }: Bar): string {
  if (found === undefined) return 'not measured';
  return met ? 'met' : '**not met**';
}

/** Holds what a run has measured to what is asked of it: a row for each bar, also for those that it did not measure. */
export function barRows(figures: Figures, arm: string): readonly (readonly string[])[] {
  const { growth } = figures;
  const all = [
    ...ratioBars(figures, arm),
    ...[hiddenBar(growth?.hidden), ...turnBars(figures)],
    ...[...fewerBars(figures, arm), projectionBar(growth?.amplification), memoryBar(figures)],
  ];
  return all.map((bar) => [bar.bar, bar.allowed, bar.found ?? '–', verdict(bar)]);
}
