import { parseArgs } from 'node:util';

import { isScratch, type Scratch } from './scratch.js';

/** What the bench is told. */
export interface Options {
  readonly cases: number;
  /** Seconds of each cell (arm × work × connections) in a round. */
  readonly seconds: number;
  readonly rounds: number;
  /** Minutes from the start after which no further round is begun. */
  readonly minutes: number;
  readonly works: readonly string[];
  readonly arms: readonly string[];
  /** Where the data is kept between runs; a folder that is removed at the end when not given. */
  readonly home: string | undefined;
  /** Where the figures are written. */
  readonly json: string | undefined;
  readonly growth: boolean;
  /** How many rows the other side hides at the end; as many as there are cases where it is not said. */
  readonly hidden: number | undefined;
  /** Cases of both sides after which the efforts are looked at once more. */
  readonly own: number | undefined;
  /** Requests over 32 connections after which memory is looked at; none where it is 0. */
  readonly memory: number;
  /** Minutes for which requests go on after that; none where it is 0. */
  readonly soak: number;
  /** What is measured beside the product: installed for it in the bench's folder. */
  readonly beside: readonly Scratch[];
  /** A binary of a newer Node for the arms that run on it. */
  readonly node24: string | undefined;
  /** Only writes docs/performance.json and docs/performance.md from figures that a run has written. */
  readonly docs: string | undefined;
  /** The figures of a run on fewer cases, for the page. */
  readonly fewer: string | undefined;
  /** Measures what hidden rows cost a client, and nothing else; or with `docs`, the file of what that found. */
  readonly turns: string | undefined;
}

const USAGE = `npm run bench -- [options]
  --size normal|large   100,000 or 1,000,000 cases (normal)
  --cases N             another number of cases
  --seconds S           of each cell in a round (2)
  --rounds R            rounds; the table has their medians (3)
  --minutes M           begin no round that would not end so long after the start (15)
  --work NAME           only this work; may be given several times (M2, drafting and then submitting, only so)
  --arm NAME            only this arm besides L0; may be given several times
  --home FOLDER         keep the data there and use it again
  --json FILE           write the figures
  --node24 FILE         a binary of Node 24 (npm i node@24 in a folder of its own gives one)
  --no-growth           leave out the tables of growth
  --hidden N            rows that the other side hides at the end of them (as many as there are cases)
  --own N               cases of both sides at the end of them (no more than at the start)
  --memory N            requests over 32 connections after which memory is looked at (0: not)
  --soak MINUTES        send requests for so long, ten a second, and look at the memory of each process (0: not)
  --with NAME,…         measure these beside it, installed in the bench's own folder: apollo-gateway,
                        postgraphile (on the Node of --node24)
  --docs FILE           write docs/performance.{json,md} from the figures in FILE, and measure nothing
  --fewer FILE          with the figures of a run on fewer cases (--cases) beside them
  --turns FILE          measure only what drafts that the other side hides (--hidden) cost a client, in two deployments at
                        once, and write it; with --docs: put it on the page
`;

const SIZES: Readonly<Record<string, number>> = { normal: 100_000, large: 1_000_000 };

/** Reads the command line; undefined when only its usage is asked for. */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: args.filter((argument) => argument !== '--'),
    allowNegative: true,
    options: {
      size: { type: 'string', default: 'normal' },
      cases: { type: 'string' },
      seconds: { type: 'string', default: '2' },
      rounds: { type: 'string', default: '3' },
      minutes: { type: 'string', default: '15' },
      work: { type: 'string', multiple: true, default: [] },
      arm: { type: 'string', multiple: true, default: [] },
      home: { type: 'string' },
      json: { type: 'string' },
      node24: { type: 'string' },
      growth: { type: 'boolean', default: true },
      hidden: { type: 'string' },
      own: { type: 'string' },
      memory: { type: 'string', default: '0' },
      soak: { type: 'string', default: '0' },
      with: { type: 'string', default: '' },
      docs: { type: 'string' },
      fewer: { type: 'string' },
      turns: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const cases = Number(values.cases ?? SIZES[values.size]);
  if (values.help || !Number.isInteger(cases)) {
    process.stdout.write(USAGE);
    return undefined;
  }
  return {
    cases,
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    minutes: Number(values.minutes),
    works: values.work,
    arms: values.arm,
    home: values.home,
    json: values.json,
    growth: values.growth,
    hidden: values.hidden === undefined ? undefined : Number(values.hidden),
    own: values.own === undefined ? undefined : Number(values.own),
    memory: Number(values.memory),
    soak: Number(values.soak),
    beside: values.with.split(',').filter(isScratch),
    node24: values.node24,
    docs: values.docs,
    fewer: values.fewer,
    turns: values.turns,
  };
}
