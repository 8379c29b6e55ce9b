import 'reflect-metadata';

import { gatewaySettings, gatewayVariables, identityConfig } from '../../dist/gateway/config.js';
import { DemoIssuers } from '../../dist/gateway/demo-issuers.js';
import { openGateway } from '../../dist/gateway/open-gateway.js';
import { readEnvironment } from '../../dist/shared/config/environment.js';
import {
  databaseSettings,
  oneProcessVariables,
} from '../../dist/shared/config/one-process.config.js';
import { createLogger } from '../../dist/shared/logger.js';
import { loadDirectory } from '../../dist/shared/viewer/directory.js';
import { verifyAll } from '../../dist/shared/worlds/verify.js';
import { DEFINITIONS } from '../../dist/subgraphs/definitions.js';
import { openInProcess } from '../../dist/subgraphs/open-in-process.js';

/** Every row in which a world is not what the grants say. */
export async function verify({ delegations, ...database }) {
  return verifyAll(DEFINITIONS, { ...database, directory: loadDirectory(delegations) });
}

/** Signs a token with the keys of a demo seat, or of `seat/person`. */
export async function token(seat, dataFolder, delegations) {
  const issuers = await DemoIssuers.open(loadDirectory(delegations), dataFolder, 'test');
  const found = issuers?.find(seat.split('/')[0] ?? '');
  if (!issuers || !found) throw new Error(`no demo seat ${seat}`);
  return issuers.token({ ...found, name: seat });
}

/** Serves a deployment as main.ts does, without the embedded server and the demo's acts. */
export async function serve(environment) {
  const read = readEnvironment({ ...gatewayVariables, ...oneProcessVariables }, environment);
  const identity = identityConfig(read);
  const { directory, dataFolder } = identity;
  const logger = createLogger(read.MIZAN_LOG_LEVEL, 'mizan');
  const subgraphs = openInProcess({
    ...databaseSettings(read, dataFolder),
    ownerUrl: read.DATABASE_URL,
    delegationsFile: read.MIZAN_DELEGATIONS,
    now: () => new Date(),
    say: () => undefined,
    ...{ directory, logger },
  });
  const gateway = await openGateway({
    settings: gatewaySettings(read),
    identity,
    subgraphs: { inProcess: subgraphs },
    demo: await DemoIssuers.open(directory, dataFolder, identity.environment),
    logger,
  });
  return {
    url: gateway.url,
    stop: async () => {
      await gateway.close();
      for (const subgraph of await subgraphs) await subgraph.close();
    },
  };
}
