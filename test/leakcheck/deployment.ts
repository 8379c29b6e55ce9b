import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { authenticator } from '../../gateway/authenticate.js';
import { gatewaySettings, gatewayVariables } from '../../gateway/config.js';
import { DemoIssuers } from '../../gateway/demo-issuers.js';
import { openIssuers } from '../../gateway/issuers.js';
import { type Gateway, startGateway } from '../../gateway/server.js';
import { databasePlace } from '../../shared/config/database.config.js';
import { readEnvironment } from '../../shared/config/environment.js';
import { packagePath } from '../../shared/config/package-path.js';
import { migrateAll } from '../../shared/database/migrate.js';
import { createLogger } from '../../shared/logger.js';
import type { SubgraphDefinition } from '../../shared/subgraph/definition.js';
import { type StartedSubgraph, startSubgraph } from '../../shared/subgraph/start-subgraph.js';
import type { Subgraph } from '../../shared/subgraph/subgraph.js';
import { type Directory, loadDirectory } from '../../shared/viewer/directory.js';
import type { Scope } from '../../shared/viewer/roles.js';
import { DEFINITIONS } from '../../subgraphs/definitions.js';

/** Where the databases of one run of the program are. */
export interface Place {
  readonly ownerUrl: string;
  readonly prefix: string;
  readonly secret: string;
  readonly directory: Directory;
}

/** Names a place for databases of this run alone. */
export function newPlace(ownerUrl: string): Place {
  return {
    ownerUrl,
    prefix: `k${randomBytes(5).toString('hex')}`,
    secret: randomBytes(32).toString('base64url'),
    directory: loadDirectory(packagePath('shared/config/delegations.json')),
  };
}

/** What a planted fault may put in the place of a part of the product. */
export interface Changes {
  readonly definitions?: readonly SubgraphDefinition[];
  /** Wraps a started subgraph, before the gateway gets it. */
  readonly wrap?: (subgraph: StartedSubgraph) => Subgraph;
}

/** The clock of the deployment: it stands where the player puts it. */
export interface HandClock {
  at: Date;
}

/** A whole Mizan in this process, behind its real HTTP server. */
export interface Mizan {
  readonly url: URL;
  readonly place: Place;
  readonly clock: HandClock;
  token(seat: string): Promise<string>;
  /** Does what is due by the clock, in every subgraph. */
  work(): Promise<void>;
  /** Waits until no event waits in any outbox. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** How long a token is used: a run may last longer than a token does. */
const TOKEN_MS = 240_000;

const APP_SCOPES: Readonly<Record<string, Scope>> = {
  app: 'delegation:read',
  'app-mechanism': 'mechanism:read',
  'app-confidential': 'delegation:confidential',
};

async function tokens(directory: Directory): Promise<{
  readonly issuers: DemoIssuers;
  readonly token: (seat: string) => Promise<string>;
}> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mizan-leakcheck-'));
  const issuers = await DemoIssuers.open(directory, folder, 'test');
  rmSync(folder, { recursive: true });
  if (!issuers) throw new Error('no demo issuers');
  const made = new Map<string, { readonly token: string; readonly until: number }>();
  const mint = async (name: string): Promise<string> => {
    const seat = issuers.find(name);
    if (seat) return issuers.token(seat);
    const [code = '', ...rest] = name.split('-');
    const delegation = directory.find(code.toUpperCase());
    const scope = APP_SCOPES[rest.join('-')];
    if (!delegation || !scope) throw new Error(`no seat ${name}`);
    return issuers.token({ name, delegation, role: 'INTEGRATOR', scopes: [scope] });
  };
  const token = async (name: string): Promise<string> => {
    const known = made.get(name);
    if (known && Date.now() < known.until) return known.token;
    const minted = { token: await mint(name), until: Date.now() + TOKEN_MS };
    made.set(name, minted);
    return minted.token;
  };
  return { issuers, token };
}

/** Brings the databases up to date with the definitions given. */
export async function migrate(
  place: Place,
  definitions: readonly SubgraphDefinition[] = DEFINITIONS,
): Promise<void> {
  // The configuration's own records are as old as the scene, before everything that a history does.
  const now = (): Date => new Date('2099-01-01T00:00:00.000Z');
  await migrateAll(definitions, { ...place, worlds: 'changed', now });
}

/**
 * What the mechanism publishes of cases is told on purpose, and two histories may differ in it: figures by the week are not
 * published here. What they may tell is the matter of test/e2e/incident-records/statistics.test.ts (ADR 0011).
 */
function unpublished(definition: SubgraphDefinition): SubgraphDefinition {
  const chores = definition.chores?.filter(({ act }) => act !== 'publishWeek');
  return chores === undefined ? definition : { ...definition, chores };
}

async function startSubgraphs(
  place: Place,
  clock: HandClock,
  definitions: readonly SubgraphDefinition[],
): Promise<readonly StartedSubgraph[]> {
  const running = new Map<string, StartedSubgraph>();
  const options = {
    place: databasePlace(place.ownerUrl, place.prefix, place.secret),
    directory: place.directory,
    logger: createLogger('silent', 'leakcheck'),
    callPeer: async (name: string, message: unknown): Promise<unknown> =>
      running.get(name)?.receive(message),
    now: () => clock.at,
    processes: definitions.length,
  };
  const started = await Promise.all(
    definitions.map((one) => startSubgraph(unpublished(one), options)),
  );
  for (const subgraph of started) running.set(subgraph.name, subgraph);
  return started;
}

/** Starts Mizan on databases that are up to date. */
export async function startMizan(place: Place, changes: Changes = {}): Promise<Mizan> {
  const { directory } = place;
  const clock: HandClock = { at: new Date('2099-01-02T00:00:00.000Z') };
  const subgraphs = await startSubgraphs(place, clock, changes.definitions ?? DEFINITIONS);
  const { issuers, token } = await tokens(directory);
  // A busy machine is no difference between two histories: nothing here is cut off for its time.
  const patient = { MIZAN_SUBGRAPH_TIMEOUT_MS: '120000', MIZAN_DEADLINE_MS: '120000' };
  const read = readEnvironment(gatewayVariables, { PORT: '0', MIZAN_GRAPHIQL: 'off', ...patient });
  const gateway: Gateway = await startGateway({
    readyQuery: readFileSync(packagePath('gateway/ready.graphql'), 'utf8'),
    settings: gatewaySettings(read),
    directory,
    supergraph: readFileSync(packagePath('gateway/supergraph.graphql'), 'utf8'),
    subgraphs: { inProcess: changes.wrap ? subgraphs.map(changes.wrap) : subgraphs },
    authenticate: authenticator(directory, openIssuers(directory, '.', issuers)),
    logger: createLogger('silent', 'leakcheck'),
  });
  return {
    url: new URL(gateway.url),
    place,
    clock,
    token,
    work: async () => {
      for (const subgraph of subgraphs) await subgraph.workDue();
    },
    settled: async () => {
      // An event may cause another one: the second round finds what the first has sent.
      for (let round = 0; round < 2; round += 1)
        for (const subgraph of subgraphs) await subgraph.drained();
    },
    stop: async () => {
      await gateway.close();
      await Promise.all(subgraphs.map((subgraph) => subgraph.close()));
    },
  };
}
