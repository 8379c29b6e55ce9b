import { randomUUID } from 'node:crypto';

import { parse } from 'graphql';

import { clientSchema } from './client-schema.js';
import { DEFAULT_COST } from './cost.js';
import { DirectAnswers } from './direct-answers.js';
import { handleFetch } from './fetch-handler.js';
import { type GraphOptions, SUBGRAPH_TIMEOUT_MS } from './graph-options.js';
import type { RuledContext } from './graph-rules.js';
import { DEFAULT_LIMITS } from './limits.js';
import { isPlain } from './plain-supergraph.js';
import type { GraphQLBody } from './request-body.js';
import type { openRuntime } from './runtime.js';

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
  /** Loads what only some requests need, so that the first of them need not wait for it. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** What the graph answers, over HTTP. */
export interface GraphAnswer {
  readonly status: number;
  readonly body: string;
}

type Runtime = ReturnType<typeof openRuntime>;

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

function directOf(options: GraphOptions): DirectAnswers | undefined {
  const { planner, transport, supergraph, limits, cost, subgraphTimeoutMs } = options;
  if (planner !== 'rust' || !transport) return undefined;
  const document = parse(supergraph, { noLocation: true });
  if (!isPlain(document)) return undefined;
  return new DirectAnswers({
    supergraph,
    schema: clientSchema(document),
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

/** Opens the runtime when it is asked for first: it is a third of all code, and most requests do without. */
class LateRuntime {
  #opening: Promise<Runtime> | undefined;

  constructor(private readonly options: GraphOptions) {}

  async get(): Promise<Runtime> {
    return (this.#opening ??= this.#open());
  }

  async close(): Promise<void> {
    await (await this.#opening)?.dispose();
  }

  async #open(): Promise<Runtime> {
    const { openRuntime } = await import('./runtime.js');
    return openRuntime(this.options);
  }
}

/** Turns a supergraph and a way to reach its subgraphs into a handler of requests. */
export function createGraph(options: GraphOptions): Graph {
  const runtime = new LateRuntime(options);
  let direct: { readonly way: DirectAnswers | undefined } | undefined;
  const directWay = (): DirectAnswers | undefined => (direct ??= { way: directOf(options) }).way;
  const loadRuntime = async (): Promise<void> => {
    await (await runtime.get()).getSchema();
  };
  const answer: Graph['answer'] = async (body, context, signal) => {
    const whole = withProgress(context);
    const text = await directWay()?.answer(body, whole, signal);
    return text === undefined
      ? throughRuntime(await runtime.get(), body, whole, signal)
      : { status: 200, body: text };
  };
  const ways = {
    answer,
    runtime: async (request: Request, context: object) =>
      (await runtime.get()).fetch(request, withProgress(context)),
  };
  return {
    answer,
    handle: (request, context = {}) => handleFetch(ways, request, context),
    load: async () => {
      if (!directWay()) await loadRuntime();
    },
    warm: loadRuntime,
    close: async () => runtime.close(),
  };
}
