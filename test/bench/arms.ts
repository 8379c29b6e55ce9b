import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { packagePath } from '../../shared/config/package-path.js';
import { DEFINITIONS } from '../../subgraphs/definitions.js';
import { freePorts } from '../support/program.js';
import { viewerKeys } from '../support/tokens.js';
import type { Client, Send } from './load.js';
import { answerOf } from './postgraphile/answers.js';
import { guardedCopy } from './postgraphile/copy.js';
import { askOf } from './postgraphile/operations.js';
import { start, type Started } from './processes.js';
import { install, type Scratch } from './scratch.js';
import type { Stage } from './stage.js';
import type { Ask, Work } from './work.js';

/** One way to serve the same data. */
export interface Arm {
  readonly name: string;
  readonly what: string;
  /** What each of its processes is, where there are several. */
  readonly parts: readonly string[];
  /** The arm's processes; the first is the one that answers. */
  readonly programs: readonly Started[];
  /** Makes what sends a work's requests. */
  sender(client: Client, work: Work): Promise<Send>;
  /** Turns the data of an answer into what ours holds; never while it is measured. */
  read(work: Work, data: unknown): unknown;
}

/** How an arm is asked, and its answer read, whose schema is its own. */
interface Tongue {
  readonly ask: typeof askOf;
  readonly answer: typeof answerOf;
}

/** How an arm is started. */
export interface ArmKind {
  readonly name: string;
  readonly what: string;
  readonly parts?: readonly string[];
  /** Needs a binary of Node 24. */
  readonly newer?: true;
  /** Started only when it is asked for: its packages are installed for it. */
  readonly beside?: Scratch;
  readonly tongue?: Tongue;
  start(stage: Stage, node: string): Promise<readonly Started[]>;
}

function served({ ownerUrl, prefix, secret, home }: Stage): string {
  return JSON.stringify({ ownerUrl, prefix, secret, home });
}

const RUN = packagePath('test/bench/arms/run.js');

/** What the programs that people start are told of the bench's data. */
function told({ ownerUrl, prefix, secret, home }: Stage): Readonly<Record<string, string>> {
  return {
    DATABASE_URL: ownerUrl,
    MIZAN_DATABASE_PREFIX: prefix,
    MIZAN_SECRET: secret,
    MIZAN_DATA_DIR: home,
    MIZAN_LOG_LEVEL: 'error',
  };
}

/** The flags of Node with which `npm start` starts it. */
function startFlags(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  return (scripts.start ?? '').split(' ').filter((word) => word.startsWith('--'));
}

/** An arm that is a program of the bench's own. */
const inOne =
  (arm: string, flags: readonly string[] = []) =>
  async (stage: Stage, node: string) => [await start(node, [...flags, RUN, arm, served(stage)])];

/** Mizan as `npm start` starts it, without the demo. */
const oneProcess =
  (extra: Readonly<Record<string, string>> = {}) =>
  async (stage: Stage, node: string) => [
    await start(node, [...startFlags(), packagePath('dist/main.js'), '--seed', 'none'], {
      ...told(stage),
      PORT: '0',
      ...extra,
    }),
  ];

/** The four subgraphs as an operator starts them, from dist/, and what a gateway before them needs. */
async function ownSubgraphs(stage: Stage, node: string) {
  const names = DEFINITIONS.map(({ name }) => name);
  const ports = await freePorts(names.length + 1);
  const urls = names.map((name, at) => [name, `http://127.0.0.1:${String(ports[at])}`] as const);
  const { privateKey, publicKey } = viewerKeys();
  const environment = {
    ...told(stage),
    MIZAN_VIEWER_KEY: privateKey,
    MIZAN_VIEWER_PUBLIC_KEY: publicKey,
    ...Object.fromEntries(urls.map(([name, url]) => [`${name.toUpperCase()}_URL`, url])),
  };
  const program = async (script: string, port: number | undefined): Promise<Started> =>
    start(node, [packagePath(`dist/${script}`)], { ...environment, PORT: String(port) });
  const subgraphs = await Promise.all(
    names.map(async (name, at) => program(`subgraphs/${name}/main.js`, ports[at])),
  );
  const gateway = async (): Promise<Started> => program('gateway/main.js', ports.at(-1));
  return { subgraphs, gateway, privateKey, urls: Object.fromEntries(urls) };
}

/** The four subgraphs and the gateway in five processes. */
async function ownProcesses(stage: Stage, node: string): Promise<readonly Started[]> {
  const { subgraphs, gateway } = await ownSubgraphs(stage, node);
  return [await gateway(), ...subgraphs];
}

/** The same four subgraphs behind @apollo/gateway. */
async function behindApollo(stage: Stage, node: string): Promise<readonly Started[]> {
  const folder = install(stage.home, 'apollo-gateway');
  const { subgraphs, privateKey, urls } = await ownSubgraphs(stage, node);
  const given = { ...(JSON.parse(served(stage)) as object), folder, urls, privateKey };
  return [await start(node, [RUN, 'apollo-gateway', JSON.stringify(given)]), ...subgraphs];
}

/** PostGraphile on a database of its own, as its documentation advises for production. */
async function guarded(stage: Stage, node: string): Promise<readonly Started[]> {
  const folder = install(stage.home, 'postgraphile');
  const readerUrl = await guardedCopy(stage);
  const given = { ...(JSON.parse(served(stage)) as object), folder, readerUrl };
  const environment = { GRAPHILE_ENV: 'production', NODE_ENV: 'production' };
  return [await start(node, [RUN, 'postgraphile', JSON.stringify(given)], environment)];
}

const PARTS = ['gateway', ...DEFINITIONS.map(({ name }) => name)];

/** Every arm, the limit first. */
export const ARMS: readonly ArmKind[] = [
  { name: 'L0', what: 'hand-written SQL, node:http and pg', start: inOne('limit') },
  { name: 'mizan', what: 'Mizan in one process', start: oneProcess() },
  {
    name: 'mizan-24',
    what: 'Mizan in one process, on Node 24',
    newer: true,
    start: oneProcess(),
  },
  {
    name: 'no-shield',
    what: 'the same without graphql-shield',
    start: inOne('no-shield', startFlags()),
  },
  {
    name: 'js-planner',
    what: 'the same through the runtime',
    start: oneProcess({ MIZAN_PLANNER: 'js' }),
  },
  {
    name: 'http',
    what: 'gateway and four subgraphs, five processes',
    parts: PARTS,
    start: ownProcesses,
  },
  {
    name: 'apollo-gateway',
    what: 'the same four subgraphs behind @apollo/gateway',
    parts: PARTS,
    beside: 'apollo-gateway',
    start: behindApollo,
  },
  {
    name: 'postgraphile',
    what: 'PostGraphile with row-level security on the same data, on Node 24',
    newer: true,
    beside: 'postgraphile',
    tongue: { ask: askOf, answer: answerOf },
    start: guarded,
  },
];

/** Starts an arm on the data of a stage. */
export async function startArm(kind: ArmKind, stage: Stage, node: string): Promise<Arm> {
  const programs = await kind.start(stage, node);
  const url = programs[0]?.url;
  if (!url) throw new Error(`${kind.name} has no program`);
  return {
    name: kind.name,
    what: kind.what,
    parts: kind.parts ?? [],
    programs,
    read: (work, data) => kind.tongue?.answer(work.name, data) ?? data,
    sender: async (client, work) => {
      if (kind.name === 'L0') {
        const place = new URL(`/${work.name}`, url);
        return async (number) => client.post(place, JSON.stringify(work.limit(number)), {});
      }
      const authorization = `Bearer ${await stage.token(work.seat)}`;
      const post = async (ask: Ask): Promise<string> =>
        client.post(url, JSON.stringify(ask), { authorization });
      if (kind.tongue) {
        const { ask } = kind.tongue;
        return async (number) => {
          const text = await post(ask(work, number));
          // A refusal comes with the status of a success there: what failed is not to be measured as fast.
          if (text.includes('"errors":[')) throw new Error(`${kind.name}: ${text.slice(0, 300)}`);
          return text;
        };
      }
      const { next } = work;
      if (!next) return async (number) => post(work.ask(number));
      return async (number) => {
        const { data } = JSON.parse(await post(work.ask(number))) as { data: unknown };
        return post(next(data));
      };
    },
  };
}

/** Stops what arms have started. */
export async function stopArms(arms: readonly Arm[]): Promise<void> {
  for (const arm of arms) for (const program of arm.programs) await program.stop();
}

/** Keeps an arm's answer where a person can look at it. */
export function keepAnswer(home: string, arm: string, work: string, text: string): void {
  writeFileSync(path.join(home, `answer-${work}-${arm}.json`), text);
}
