import { parseArgs } from 'node:util';

/** What the program is told. */
export interface Options {
  /** Pairs for each observer. */
  readonly runs: number;
  readonly seed: number;
  /** How many pairs of the seed are passed over: another piece of the same run has played them. */
  readonly skip: number;
  /** Where in fast-check's tree to begin: from a counter-example. */
  readonly path: string | undefined;
  /** Groups to play on for, from where the record of the last run ends. */
  readonly groups: readonly string[];
  /** Whether everyone who knows no more than the observer watches, too. */
  readonly beside: boolean;
  /** Seats to play; empty for all. */
  readonly observers: readonly string[];
  /** Families of stories from which alone is drawn; empty for all. */
  readonly stories: readonly string[];
  readonly minutes: number;
  /** Whether to fail when a field or an argument of the schema was never asked. */
  readonly cover: boolean;
  /** Samples of each way of asking, where times are compared instead of bytes. */
  readonly timing: number | undefined;
  /** Names of faults to plant, or all of them. */
  readonly faults: readonly string[] | 'all' | undefined;
  /** How many of the faults are passed over, and how many planted: for runs in pieces. */
  readonly among: readonly [from: number, count: number];
  /** Whether what is found of faults is kept in docs/leakcheck.json. */
  readonly keep: boolean;
}

const USAGE = `npm run leakcheck -- [options]
  --runs N          what is drawn for each observer: three or four histories, each of which is compared with the first (60)
  --skip N          pass over the first so many: for runs in pieces (0)
  --minutes M       stop after so many minutes, shared among the observers (20)
  --seed S          where the generator begins (drawn from the clock)
  --observer SEAT   only this seat; may be given several times
  --stories KIND    draw from this family of stories only; may be given several times
  --group GROUP     party, mediator, app, observer, public or staff: play on where the last run ended, until the group has
                    --runs pairs in all; may be given several times; keeps docs/leakcheck.json and docs/leakcheck.md
  --beside          everyone who knows no more than the observer watches, too
  --path P          with --seed and --observer: play a counter-example again
  --cover           take every seat through the whole schema first, and fail when one has not asked for a field or an argument
  --timing N        compare times, with N samples of each way of asking
  --faults          plant every fault and find it; keeps docs/leakcheck.json and docs/leakcheck.md
  --among F,N       with --faults: N of them, after the first F
  --fault NAME      only this fault; may be given several times; after the pairs of the seats, where some are named
`;

function wholeNumber(text: string, name: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name}: say a whole number`);
  return value;
}

/** Reads the command line; undefined when only its usage is asked for. */
export function readOptions(args: readonly string[], now: number): Options | undefined {
  const { values } = parseArgs({
    args: args.filter((argument) => argument !== '--'),
    options: {
      runs: { type: 'string', default: '60' },
      minutes: { type: 'string', default: '20' },
      seed: { type: 'string', default: String(now % 1_000_000) },
      skip: { type: 'string', default: '0' },
      path: { type: 'string' },
      group: { type: 'string', multiple: true, default: [] },
      beside: { type: 'boolean', default: false },
      observer: { type: 'string', multiple: true, default: [] },
      stories: { type: 'string', multiple: true, default: [] },
      cover: { type: 'boolean', default: false },
      timing: { type: 'string' },
      faults: { type: 'boolean', default: false },
      among: { type: 'string', default: '0,9999' },
      fault: { type: 'string', multiple: true },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return undefined;
  }
  const [from = 0, count = 0] = values.among.split(',').map((one) => wholeNumber(one, 'among'));
  return {
    runs: wholeNumber(values.runs, 'runs'),
    seed: wholeNumber(values.seed, 'seed'),
    skip: wholeNumber(values.skip, 'skip'),
    path: values.path,
    groups: values.group,
    beside: values.beside,
    observers: values.observer,
    stories: values.stories,
    minutes: Number(values.minutes),
    cover: values.cover,
    timing: values.timing === undefined ? undefined : wholeNumber(values.timing, 'timing'),
    faults: values.faults ? 'all' : values.fault,
    among: [from, count],
    keep: values.faults,
  };
}
