import 'reflect-metadata';

import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { gatewaySettings, gatewayVariables, identityConfig } from './gateway/config.js';
import { DemoIssuers } from './gateway/demo-issuers.js';
import { readEnvironment } from './shared/config/environment.js';
import { databaseSettings, oneProcessVariables } from './shared/config/one-process.config.js';
import { packagePath } from './shared/config/package-path.js';
import { startEmbedded } from './shared/database/embedded.js';
import { askGateway } from './shared/demo/ask-gateway.js';
import { playScenario, readScenario } from './shared/demo/play-scenario.js';
import { FIRST_QUERY, welcome } from './shared/demo/welcome.js';
import { StartRefused } from './shared/errors.js';
import { createLogger, type Logger } from './shared/logger.js';
import { onStop, runMain } from './shared/run-main.js';
import type { StartedSubgraph } from './shared/subgraph/start-subgraph.js';

/** What has been started, in the order in which it is stopped again. */
type Started = (() => Promise<void>)[];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function readConfig() {
  const { values } = parseArgs({ options: { seed: { type: 'string', default: 'demo' } } });
  if (values.seed !== 'demo' && values.seed !== 'none') {
    throw new StartRefused(['--seed: say demo or none']);
  }
  const environment = { MIZAN_LOG_LEVEL: 'warn', ...process.env };
  const read = readEnvironment({ ...gatewayVariables, ...oneProcessVariables }, environment);
  return {
    read,
    seed: values.seed,
    settings: gatewaySettings(read),
    identity: identityConfig(read),
  };
}

type Config = ReturnType<typeof readConfig>;

/** Finds the owner's database URL: the one given, or that of a PostgreSQL of our own. */
async function openDatabase(
  { read, identity }: Config,
  logger: Logger,
  started: Started,
): Promise<string> {
  if (read.DATABASE_URL !== undefined) return read.DATABASE_URL;
  const home = path.join(identity.dataFolder, 'postgres');
  say(existsSync(home) ? 'Starting PostgreSQL …' : 'Making a PostgreSQL cluster …');
  const server = await startEmbedded({
    home,
    log: (line) => {
      logger.debug(line);
    },
    // Loading holds this thread for as long as PostgreSQL takes to come up.
    launched: () => void import('./subgraphs/open-in-process.js'),
  });
  started.unshift(async () => server.stop());
  return server.url;
}

async function openSubgraphs(
  { read, identity: { directory, dataFolder } }: Config,
  ownerUrl: string,
  logger: Logger,
  started: Started,
  asked: () => void,
): Promise<readonly StartedSubgraph[]> {
  const { openInProcess } = await import('./subgraphs/open-in-process.js');
  const subgraphs = await openInProcess({
    ...databaseSettings(read, dataFolder),
    delegationsFile: read.MIZAN_DELEGATIONS,
    now: () => new Date(),
    ...{ ownerUrl, directory, logger, say, asked },
  });
  started.unshift(async () => {
    await Promise.all(subgraphs.map(async (subgraph) => subgraph.close()));
  });
  return subgraphs;
}

/** Plays the demo through the gateway; the mark only saves the time of playing it again. */
async function seedDemo(url: string, demo: DemoIssuers, dataFolder: string): Promise<void> {
  const mark = path.join(dataFolder, 'demo-is-seeded');
  if (existsSync(mark)) return;
  say('Playing the demo scenario …');
  const tokenOf = async (name: string): Promise<string> => {
    const seat = demo.find(name);
    if (!seat)
      throw new StartRefused([`the demo scenario needs the seat ${name}; start with --seed none`]);
    return demo.token(seat);
  };
  await playScenario(
    askGateway(url, tokenOf),
    readScenario(packagePath('shared/demo/scenario.json')),
  );
  writeFileSync(mark, '');
}

/** The one-process mode: an embedded PostgreSQL, four subgraphs and the gateway. */
runMain(async () => {
  const config = readConfig();
  const logger = createLogger(config.read.MIZAN_LOG_LEVEL, 'mizan');
  const { directory, dataFolder, environment } = config.identity;
  const demo = await DemoIssuers.open(directory, dataFolder, environment);
  const started: Started = [];
  onStop(async () => {
    for (const stop of started) await stop();
  });
  const ownerUrl = await openDatabase(config, logger, started);
  let asked = (): void => undefined;
  const databasesAtWork = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const subgraphs = openSubgraphs(config, ownerUrl, logger, started, asked);
  // The gateway's loading too holds this thread: not before the databases have been told what to look for.
  await Promise.race([databasesAtWork, subgraphs]);
  const { openGateway } = await import('./gateway/open-gateway.js');
  const { settings, identity } = config;
  const gateway = await openGateway({
    ...{ settings, identity, demo, logger, firstQuery: FIRST_QUERY },
    subgraphs: { inProcess: subgraphs },
  });
  started.unshift(async () => gateway.close());
  if (config.seed === 'demo' && demo) await seedDemo(gateway.url, demo, dataFolder);
  say(`READY ${gateway.url}`);
  if (demo) say(`\n${welcome(gateway.url, config.settings.graphiql, demo.seats)}`);
});
