import { readSubgraphConfig } from '../config/subgraph.config.js';
import { createLogger } from '../logger.js';
import { onStop, runMain } from '../run-main.js';
import type { SubgraphDefinition } from './definition.js';
import { httpPeers } from './http-peers.js';
import { serveSubgraph } from './serve.js';
import { startSubgraph } from './start-subgraph.js';

/** Runs one subgraph as a process of its own, until it is asked to stop. */
export function runSubgraph(definition: SubgraphDefinition): void {
  runMain(async () => {
    const config = readSubgraphConfig();
    const { place, directory, catalogue, processes, workEveryMs } = config;
    const logger = createLogger(config.logLevel, definition.name);
    const callPeer = httpPeers(config.peers, place.secret, definition.name);
    const subgraph = await startSubgraph(definition, {
      place,
      directory,
      logger,
      callPeer,
      catalogue,
      processes,
      workEveryMs,
      now: () => new Date(),
    });
    const server = await serveSubgraph(subgraph, {
      host: config.host,
      port: config.port,
      viewerPublicKey: config.viewerPublicKey,
      internalSecret: place.secret,
      logger,
    });
    onStop(async () => {
      await server.close();
      await subgraph.close();
    });
    process.stdout.write(`READY ${definition.name} on port ${String(server.port)}\n`);
  });
}
