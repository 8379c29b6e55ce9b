import { randomUUID } from 'node:crypto';

import { createGatewayRuntime, type GatewayConfigSupergraph } from '@graphql-hive/gateway-runtime';
import type { Transport } from '@graphql-mesh/transport-common';
import httpTransport from '@graphql-mesh/transport-http';
import type { GraphQLSchema } from 'graphql';

import { type CostModel, DEFAULT_COST } from './cost.js';
import { DirectAnswers } from './direct-answers.js';
import { handleFetch } from './fetch-handler.js';
import { finishAnswers, limitCost, limitDocuments, type RuledContext } from './graph-rules.js';
import { rustPlanner } from './introspection-repair.js';
import { DEFAULT_LIMITS, type DocumentLimits } from './limits.js';
import { isPlain } from './plain-supergraph.js';
import type { GraphQLBody } from './request-body.js';
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
  readonly limits?: DocumentLimits;
  readonly cost?: CostModel;
  /** The longest that one call of a subgraph may take, in milliseconds. */
  readonly subgraphTimeoutMs?: number;
}

/** A supergraph that answers requests. It knows nothing of authentication: the context says who asks. */
export interface Graph {
  /**
   * Answers a Fetch request with a Fetch response, so that a graph of any supergraph can be asked without a server:
   * JSON by POST goes the way of `answer`, everything else to the runtime.
   */
  handle(request: Request, context?: object): Promise<Response>;
  /** Answers a GraphQL request with JSON; what is in the context reaches the transports. */
  answer(body: GraphQLBody, context: object, signal?: AbortSignal): Promise<GraphAnswer>;
  /** Rejects when the supergraph cannot be loaded. */
  load(): Promise<void>;
  close(): Promise<void>;
}

/** What the graph answers, over HTTP. */
export interface GraphAnswer {
  readonly status: number;
  readonly body: string;
}

const OURS = 'mizan';
const SUBGRAPH_TIMEOUT_MS = 10_000;

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

interface Runtime {
  getSchema(): Promise<GraphQLSchema> | GraphQLSchema;
  fetch(request: Request, context: object): Promise<Response> | Response;
}

/** The runtime's own way through Fetch, for whatever the direct way leaves: the other planner, plans with other steps. */
async function throughRuntime(
  runtime: Runtime,
  { query, variables, operationName }: GraphQLBody,
  context: object,
  signal: AbortSignal | undefined,
): Promise<GraphAnswer> {
  const name = operationName === undefined ? {} : { operationName };
  const request = new Request('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables, ...name }),
    ...(signal ? { signal } : {}),
  });
  const response = await runtime.fetch(request, context);
  return { status: response.status, body: await response.text() };
}

async function directOf(
  { planner, transport, supergraph, limits, cost, subgraphTimeoutMs }: GraphOptions,
  runtime: Runtime,
): Promise<DirectAnswers | undefined> {
  if (planner !== 'rust' || !transport || !isPlain(supergraph)) return undefined;
  return new DirectAnswers({
    supergraph,
    schema: await runtime.getSchema(),
    transport,
    subgraphTimeoutMs: subgraphTimeoutMs ?? SUBGRAPH_TIMEOUT_MS,
    limits: limits ?? DEFAULT_LIMITS,
    cost: cost ?? DEFAULT_COST,
  });
}

function withProgress(context: object): object & RuledContext {
  const { requestId } = context as { requestId?: string };
  return { ...context, progress: { requestId: requestId ?? randomUUID(), cost: 0 } };
}

function runtimeOf(options: GraphOptions) {
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

/** Turns a supergraph and a way to reach its subgraphs into a handler of requests. */
export function createGraph(options: GraphOptions): Graph {
  const runtime = runtimeOf(options);
  let direct: Promise<DirectAnswers | undefined> | undefined;
  const answer: Graph['answer'] = async (body, context, signal) => {
    const whole = withProgress(context);
    direct ??= directOf(options, runtime);
    const text = await (await direct)?.answer(body, whole, signal);
    return text === undefined
      ? throughRuntime(runtime, body, whole, signal)
      : { status: 200, body: text };
  };
  const ways = {
    answer,
    runtime: async (request: Request, context: object) =>
      runtime.fetch(request, withProgress(context)),
  };
  return {
    answer,
    handle: (request, context = {}) => handleFetch(ways, request, context),
    async load() {
      await runtime.getSchema();
    },
    async close() {
      await runtime.dispose();
    },
  };
}
