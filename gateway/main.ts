import { readFileSync } from 'node:fs';

import { packagePath } from '../shared/config/package-path.js';
import { createLogger } from '../shared/logger.js';
import { onStop, runMain } from '../shared/run-main.js';
import { readViewerKey } from '../shared/viewer/viewer-key.js';
import { authenticator } from './authenticate.js';
import { readGatewayConfig } from './config.js';
import { DemoIssuers } from './demo-issuers.js';
import { openIssuers } from './issuers.js';
import { startGateway } from './server.js';

/** The gateway in its own process, before four subgraphs in theirs. */
runMain(async () => {
  const config = readGatewayConfig();
  const { directory, delegationsFolder, dataFolder, environment } = config.identity;
  const viewerKey = await readViewerKey(config.viewerKey, 'private', 'MIZAN_VIEWER_KEY');
  const demo = await DemoIssuers.open(directory, dataFolder, environment);
  const gateway = await startGateway({
    settings: config.settings,
    directory,
    supergraph: readFileSync(packagePath('gateway/supergraph.graphql'), 'utf8'),
    subgraphs: { urls: config.urls, viewerKey },
    authenticate: authenticator(directory, openIssuers(directory, delegationsFolder, demo)),
    demo,
    logger: createLogger(config.logLevel, 'gateway'),
    readyQuery: readFileSync(packagePath('gateway/ready.graphql'), 'utf8'),
  });
  onStop(() => gateway.close());
  process.stdout.write(`READY ${gateway.url}\n`);
});
