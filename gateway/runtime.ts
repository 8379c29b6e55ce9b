import { createGatewayRuntime, type GatewayConfigSupergraph } from '@graphql-hive/gateway-runtime';
import type { Transport } from '@graphql-mesh/transport-common';
import httpTransport from '@graphql-mesh/transport-http';

import { DEFAULT_COST } from './cost.js';
import { type GraphOptions, SUBGRAPH_TIMEOUT_MS } from './graph-options.js';
import { finishAnswers, limitCost, limitDocuments } from './graph-rules.js';
import { DEFAULT_LIMITS } from './limits.js';
import { rustPlanner } from './rust-planner.js';
import { guardSubgraphs } from './subgraph-guard.js';

const OURS = 'mizan';

type TransportParts = Pick<GatewayConfigSupergraph, 'transports' | 'transportEntries'>;

function transportsOf(transport: Transport | undefined): TransportParts {
  // Merging identical requests of different callers is how one delegation would read another's answer.
  const alone = { deduplicateInflightRequests: false, method: 'POST' };
  if (transport === undefined)
    return {
      transports: { http: httpTransport },
      transportEntries: { '*.http': { options: alone } },
    };
  return { transports: { [OURS]: transport }, transportEntries: { '*': { kind: OURS } } };
}

/** Opens the runtime, which plans over any supergraph and answers requests of every kind. */
export function openRuntime(options: GraphOptions) {
  const cost = options.cost ?? DEFAULT_COST;
  return createGatewayRuntime({
    supergraph: options.supergraph,
    ...(options.planner === 'rust' ? { unifiedGraphHandler: rustPlanner } : {}),
    ...transportsOf(options.transport),
    plugins: () => [
      limitDocuments(options.limits ?? DEFAULT_LIMITS),
      limitCost(cost),
      guardSubgraphs(options.subgraphTimeoutMs ?? SUBGRAPH_TIMEOUT_MS),
      finishAnswers(cost.limit),
    ],
    // Errors are masked where answers leave, all in one place.
    maskedErrors: false,
    subgraphErrors: false,
    logging: false,
    requestId: false,
    landingPage: false,
    graphiql: false,
    cors: false,
    batching: false,
    inboundInflightRequestDeduplication: false,
  });
}
