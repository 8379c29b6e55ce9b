import { readFileSync } from 'node:fs';

import { authenticator } from '../../../gateway/authenticate.js';
import { gatewaySettings, gatewayVariables } from '../../../gateway/config.js';
import { DemoIssuers } from '../../../gateway/demo-issuers.js';
import { openIssuers } from '../../../gateway/issuers.js';
import { startGateway } from '../../../gateway/server.js';
import { databasePlace } from '../../../shared/config/database.config.js';
import { readEnvironment } from '../../../shared/config/environment.js';
import { packagePath } from '../../../shared/config/package-path.js';
import { createLogger } from '../../../shared/logger.js';
import type { Directory } from '../../../shared/viewer/directory.js';
import { startInProcess } from '../../../subgraphs/start-in-process.js';

/** Where the data is that an arm serves. */
export interface Served {
  readonly ownerUrl: string;
  readonly prefix: string;
  readonly secret: string;
  readonly home: string;
  readonly directory: Directory;
}

/** Starts Mizan in this process, as `npm start` does, on the bench's data. */
export async function startMizan({
  ownerUrl,
  prefix,
  secret,
  home,
  directory,
}: Served): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const logger = createLogger('error', 'bench');
  const subgraphs = await startInProcess({
    place: databasePlace(ownerUrl, prefix, secret),
    directory,
    logger,
    now: () => new Date(),
  });
  const demo = await DemoIssuers.open(directory, home, 'test');
  const read = readEnvironment(gatewayVariables, {
    PORT: '0',
    MIZAN_GRAPHIQL: 'off',
  });
  const gateway = await startGateway({
    readyQuery: readFileSync(packagePath('gateway/ready.graphql'), 'utf8'),
    settings: gatewaySettings(read),
    directory,
    supergraph: readFileSync(packagePath('gateway/supergraph.graphql'), 'utf8'),
    subgraphs: { inProcess: subgraphs },
    authenticate: authenticator(directory, openIssuers(directory, '.', demo)),
    logger,
  });
  return {
    url: gateway.url,
    stop: async () => {
      await gateway.close();
      await Promise.all(subgraphs.map(async (subgraph) => subgraph.close()));
    },
  };
}
