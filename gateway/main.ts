import { createLogger } from '../shared/logger.js';
import { onStop, runMain } from '../shared/run-main.js';
import { readViewerKey } from '../shared/viewer/viewer-key.js';
import { readGatewayConfig } from './config.js';
import { DemoIssuers } from './demo-issuers.js';
import { openGateway } from './open-gateway.js';

/** The gateway in its own process, before four subgraphs in theirs. */
runMain(async () => {
  const config = readGatewayConfig();
  const { settings, identity, urls } = config;
  const { directory, dataFolder, environment } = identity;
  const viewerKey = readViewerKey(config.viewerKey, 'private', 'MIZAN_VIEWER_KEY');
  const gateway = await openGateway({
    settings,
    identity,
    subgraphs: { urls, viewerKey },
    demo: await DemoIssuers.open(directory, dataFolder, environment),
    logger: createLogger(config.logLevel, 'gateway'),
  });
  onStop(() => gateway.close());
  process.stdout.write(`READY ${gateway.url}\n`);
});
