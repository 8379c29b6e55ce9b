import { randomUUID } from 'node:crypto';

import {
  createGatewayRuntime,
  type GatewayConfigSupergraph,
  type GatewayPlugin,
} from '@graphql-hive/gateway-runtime';
import type { Transport } from '@graphql-mesh/transport-common';
import httpTransport from '@graphql-mesh/transport-http';

import { type CostModel, DEFAULT_COST } from './cost.js';
import { finishAnswers, limitCost, limitDocuments, type Progress } from './graph-rules.js';
import { rustPlanner } from './introspection-repair.js';
import { DEFAULT_LIMITS, type DocumentLimits } from './limits.js';
import { guardSubgraphs } from './subgraph-guard.js';

/** Which query planner: the native one, or the slower one that runs everywhere. */
export type Planner = 'rust' | 'js';

/** What makes a graph out of a supergraph. */
export interface GraphOptions {
  /** The composed supergraph, as SDL. */
  readonly supergraph: string;
  readonly planner: Planner;
  /** Reaches every subgraph; without it each is called over plain HTTP at the address in the supergraph. */
  readonly transport?: Transport;
  readonly plugins?: readonly GatewayPlugin[];
  readonly limits?: DocumentLimits;
  readonly cost?: CostModel;
  /** The longest that one call of a subgraph may take, in milliseconds. */
  readonly subgraphTimeoutMs?: number;
}

/** A supergraph that answers requests. It knows nothing of authentication: the context says who asks. */
export interface Graph {
  /** Answers a GraphQL request over HTTP; what is in the context reaches the transports. */
  handle(request: Request, context: object): Promise<Response>;
  /** Rejects when the supergraph cannot be loaded. */
  load(): Promise<void>;
  close(): Promise<void>;
}

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

/** Turns a supergraph and a way to reach its subgraphs into a handler of requests. */
export function createGraph(options: GraphOptions): Graph {
  const cost = options.cost ?? DEFAULT_COST;
  const runtime = createGatewayRuntime({
    supergraph: options.supergraph,
    ...(options.planner === 'rust' ? { unifiedGraphHandler: rustPlanner } : {}),
    ...transportsOf(options.transport),
    plugins: () => [
      limitDocuments(options.limits ?? DEFAULT_LIMITS),
      limitCost(cost),
      guardSubgraphs(options.subgraphTimeoutMs ?? 10_000),
      finishAnswers(cost.limit),
      ...(options.plugins ?? []),
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
  return {
    async handle(request, context) {
      const { requestId } = context as { requestId?: string };
      const progress: Progress = { requestId: requestId ?? randomUUID(), cost: 0 };
      return runtime.fetch(request, { ...context, progress });
    },
    async load() {
      await runtime.getSchema();
    },
    async close() {
      await runtime.dispose();
    },
  };
}
