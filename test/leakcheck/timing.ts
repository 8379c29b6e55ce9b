import { Bench, openServer } from './bench.js';
import { flood } from './flood.js';
import { graphqlCall } from './raw-calls.js';
import { Stream } from './randomness.js';
import { absentId } from './scope.js';
import { compareTimes, median, type Samples } from './two-samples.js';

/** One thing that is timed in two ways between which the asker must not be able to tell. */
interface Trial {
  readonly name: string;
  /** Done before a sample is taken, and not timed. */
  readonly before?: (way: 0 | 1) => Promise<void>;
  readonly ask: (way: 0 | 1, nth: number) => Promise<void>;
}

const SEAT = 'pak-officer';
const ONE = 'query ($id: ID!) { allegation(id: $id) { id caseNo status } }';
const SUBMIT =
  'mutation ($input: AllegationActInput!) { submitAllegation(input: $input) { userErrors { code } } }';
const LIST = '{ allegations(first: 20) { totalCount nodes { id status } } }';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Makes the trials: K03 hidden against absent, as a read and as an act; K05 whether the other side has just looked. */
function trialsOf({ stage }: Bench): readonly Trial[] {
  const { performer, places } = stage;
  const send = async (seat: string, query: string, variables: object): Promise<void> => {
    const step = { step: 'timing', stream: new Stream('timing'), watched: false };
    await performer.send(seat, step, graphqlCall(query, variables));
  };
  const of = (by: string, at: 2 | 3): string =>
    places.cases.find((one) => one.by === by && one.stage === at)?.id ?? '';
  const [hidden, shared, other] = [of('AFG', 2), of('AFG', 3), of('PAK', 3)];
  // One id on either side, and both made before: to draw one is work that would be timed, and a new one is new to caches.
  const ids = [hidden, absentId('alg', 0)] as const;
  return [
    {
      name: 'K03 a hidden id against an absent one, read',
      ask: async (way) => send(SEAT, ONE, { id: ids[way] }),
    },
    {
      name: 'K03 a hidden id against an absent one, acted on',
      ask: async (way, nth) => {
        const input = { id: ids[way], expectedVersion: 1, idempotencyKey: `t-${String(nth)}` };
        await send(SEAT, SUBMIT, { input });
      },
    },
    {
      name: 'K05 a shared record that the other side has just read against one that it has not',
      before: async (way) => send('afg-officer', ONE, { id: way === 0 ? shared : other }),
      ask: async () => send(SEAT, ONE, { id: shared }),
    },
  ];
}

/** How many answers warm what is warmed once, and are thrown away. */
const WARMING = 200;

async function sample(trial: Trial, each: number, warming = WARMING): Promise<Samples> {
  const times: [number[], number[]] = [[], []];
  const order = new Stream(trial.name);
  for (let nth = -warming; nth < each * 2; nth += 1) {
    const way = order.below(2) === 0 ? 0 : 1;
    await trial.before?.(way);
    const begun = performance.now();
    await trial.ask(way, nth + warming);
    if (nth >= 0) times[way].push((performance.now() - begun) * 1000);
  }
  return times;
}

/**
 * C01: the own list while the other side has thousands of drafts and while it has none, in turns. What else the machine does
 * lasts longer than an answer and shorter than the run: each turn counts once, by its median.
 */
async function floodTrial(bench: Bench, each: number): Promise<Samples> {
  const times: [number[], number[]] = [[], []];
  const turns = 2 * Math.max(12, Math.round(each / 100));
  for (let turn = 0; turn < turns; turn += 1) {
    const way = turn % 2 === 0 ? 0 : 1;
    await bench.owner.reset('clean');
    if (way === 0)
      await flood(bench.owner, 'afg-officer', 5_000, new Date('2099-01-03T00:00:00.000Z'));
    await bench.owner.vacuum();
    const list: Trial = {
      name: `C01 ${String(turn)}`,
      ask: async () => {
        const step = { step: 'timing', stream: new Stream('timing'), watched: false };
        await bench.stage.performer.send(SEAT, step, graphqlCall(LIST, {}));
      },
    };
    const [one, other] = await sample(list, Math.ceil(each / turns), WARMING / 5);
    times[way].push(median([...one, ...other]));
  }
  return times;
}

/** Times each trial; answers whether no two ways could be told apart. */
export async function runTiming(each: number): Promise<boolean> {
  const server = await openServer(process.env.MIZAN_TEST_OWNER_URL);
  const bench = await Bench.open(server.url);
  let good = true;
  const tell = (name: string, samples: Samples): void => {
    const { z, medians, smallest } = compareTimes(samples);
    const apart = Math.abs(z) > 3.29;
    good &&= !apart;
    say(
      `${name}: ${apart ? 'TOLD APART' : 'not told apart'}, ${String(samples[0].length)} and ${String(samples[1].length)} samples, medians ${medians.map((one) => one.toFixed(0)).join(' and ')} µs, z ${z.toFixed(2)}; a shift of ${smallest.toFixed(0)} µs would have been found`,
    );
  };
  for (const trial of trialsOf(bench)) tell(trial.name, await sample(trial, each));
  tell(
    'C01 the own list while the other side has 5,000 drafts against none',
    await floodTrial(bench, each),
  );
  await bench.close();
  await server.stop();
  return good;
}
