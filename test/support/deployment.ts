import { packagePath } from '../../shared/config/package-path.js';
import { type Answer, post } from './client.js';
import { SUBGRAPHS, takeNew, takePrepared } from './prepared.js';
import { type Difference, product, type Served } from './product.js';
import { freePorts, Program } from './program.js';
import { tokenFor, viewerKeys } from './tokens.js';

export type Mode = 'one process' | 'own processes';

/** A whole Mizan behind a real gateway, on databases of its own. */
export interface Deployment {
  readonly url: string;
  readonly prefix: string;
  readonly ownerUrl: string;
  readonly secret: string;
  readonly dataDir: string;
  /** Where each subgraph answers; empty in one process. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  /** The gateway's private key; only where the subgraphs are processes of their own. */
  readonly viewerKey: string;
  /** Asks as a seat; null is a request without a token. */
  ask(seat: string | null, query: string, variables?: object): Promise<Answer>;
  token(seat: string): Promise<string>;
  /** Every row in which a world is not what the grants say. */
  differences(): Promise<readonly Difference[]>;
  /** Kills the programs that serve, without warning; what is served by the worker itself cannot be. */
  kill(): Promise<void>;
  /** Starts again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

type Environment = Record<string, string>;

interface Running extends Served {
  readonly subgraphUrls: Readonly<Record<string, string>>;
  readonly kill: () => Promise<void>;
}

function runningAs(
  url: string,
  programs: readonly Program[],
  subgraphUrls: Running['subgraphUrls'] = {},
): Running {
  return {
    ...{ url, subgraphUrls },
    stop: async () => {
      await Promise.all(programs.map(async (program) => program.stop()));
    },
    kill: async () => {
      await Promise.all(programs.map(async (program) => program.kill()));
    },
  };
}

async function serveHere(environment: Environment): Promise<Running> {
  const { serve } = await product();
  const served = await serve({ ...environment, PORT: '0' });
  const kill = async (): Promise<void> =>
    Promise.reject(new Error('served by the worker; start it fresh'));
  return { ...served, kill, subgraphUrls: {} };
}

async function startOneProcess(environment: Environment): Promise<Running> {
  const program = new Program('main.js', ['--seed', 'none'], { ...environment, PORT: '0' });
  return runningAs(await program.ready(), [program]);
}

async function startOwnProcesses(environment: Environment): Promise<Running> {
  const ports = await freePorts(SUBGRAPHS.length + 1);
  const urls = Object.fromEntries(
    SUBGRAPHS.map((name, at) => [name, `http://127.0.0.1:${String(ports[at])}`]),
  );
  const addresses = Object.fromEntries(
    Object.entries(urls).map(([name, url]) => [`${name.toUpperCase()}_URL`, url]),
  );
  const shared = { ...environment, ...addresses };
  const subgraphs = SUBGRAPHS.map(
    (name, at) =>
      new Program(`subgraphs/${name}/main.js`, [], { ...shared, PORT: String(ports[at]) }),
  );
  // As docker-compose.yml does: nobody waits for anybody.
  const gateway = new Program('gateway/main.js', [], { ...shared, PORT: String(ports.at(-1)) });
  const [url] = await Promise.all([
    gateway.ready(),
    ...subgraphs.map(async (program) => program.ready()),
  ]);
  return runningAs(url, [...subgraphs, gateway], urls);
}

/**
 * Starts a deployment of its own on the suites' PostgreSQL, with no data but the configuration's. In one process it is
 * served by the worker, from databases that a first start has made before. A suite that is about starting, dying or
 * roles has it `fresh`: every program is a process that Node starts, and the databases are made by it.
 */
export async function startDeployment(
  mode: Mode,
  extra: Environment = {},
  fresh?: 'fresh',
): Promise<Deployment> {
  const ownerUrl = process.env.MIZAN_TEST_OWNER_URL ?? '';
  // What is prepared was made for the delegations that the product comes with.
  const prepared = !fresh && extra.MIZAN_DELEGATIONS === undefined;
  const taken = prepared ? await takePrepared(ownerUrl) : takeNew(ownerUrl);
  const { prefix, secret, dataDir } = taken;
  const { privateKey, publicKey } = viewerKeys();
  const environment = {
    DATABASE_URL: ownerUrl,
    MIZAN_DATABASE_PREFIX: prefix,
    MIZAN_SECRET: secret,
    MIZAN_DATA_DIR: dataDir,
    MIZAN_VIEWER_KEY: privateKey,
    MIZAN_VIEWER_PUBLIC_KEY: publicKey,
    MIZAN_LOG_LEVEL: 'error',
    ...extra,
  };
  const inOne = fresh ? startOneProcess : serveHere;
  const start = mode === 'one process' ? inOne : startOwnProcesses;
  if (mode === 'own processes' && !prepared)
    await new Program('subgraphs/migrate.js', [], environment).ended();
  let running = await start(environment);
  const delegations = extra.MIZAN_DELEGATIONS ?? packagePath('shared/config/delegations.json');
  const tokens = new Map<string, Promise<string>>();
  const token = async (seat: string): Promise<string> => {
    const made = tokens.get(seat) ?? tokenFor(seat, dataDir, delegations);
    tokens.set(seat, made);
    return made;
  };
  const verify = async (): Promise<readonly Difference[]> => {
    const { verify: differences } = await product();
    return differences({ ownerUrl, prefix, delegations });
  };
  return {
    get url() {
      return running.url;
    },
    get subgraphUrls() {
      return running.subgraphUrls;
    },
    prefix,
    ownerUrl,
    secret,
    dataDir,
    viewerKey: privateKey,
    token,
    ask: async (seat, query, variables = {}) =>
      post(
        running.url,
        { query, variables },
        seat === null ? {} : { authorization: `Bearer ${await token(seat)}` },
      ),
    differences: verify,
    kill: async () => {
      await running.kill();
    },
    restart: async () => {
      running = await start(environment);
    },
    stop: async () => {
      const wrong = await verify();
      await running.stop();
      await taken.giveBack();
      // Whatever a suite did, the worlds are what the grants say.
      if (wrong.length > 0) throw new Error(`the worlds differ: ${JSON.stringify(wrong)}`);
    },
  };
}
