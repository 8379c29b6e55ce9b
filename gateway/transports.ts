import type { KeyObject } from 'node:crypto';

import {
  type Executor,
  defaultPrintFn,
  type Transport,
  type TransportGetSubgraphExecutorOptions,
} from '@graphql-mesh/transport-common';
import {
  type DocumentNode,
  GraphQLError,
  type ExecutionResult,
  validate,
  ValuesOfCorrectTypeRule,
} from 'graphql';

import { ERROR_CODES, publicError } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';
import { Operations } from '../shared/subgraph/operations.js';
import { logFault, subgraphError } from '../shared/subgraph/public-error.js';
import { clientsOf, type SubgraphClient } from '../shared/subgraph/subgraph-client.js';
import type { Subgraph } from '../shared/subgraph/subgraph.js';
import { type ViewerCall, viewerSigner } from '../shared/viewer/viewer-token.js';
import type { Viewer } from '../shared/viewer/viewer.js';

type Request = Parameters<Executor>[0];

/** What the gateway's context brings to every call of a subgraph: verified, never taken from a header. */
export interface Caller {
  readonly viewer: Viewer;
  readonly requestId: string;
}

function callerOf(request: Request): Caller {
  const { viewer, requestId } = (request.context ?? {}) as Partial<Caller>;
  // Without a verified viewer nothing is asked of anybody.
  if (!viewer || !requestId) throw new Error('a subgraph call has no viewer');
  return { viewer, requestId };
}

function byName<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  // The supergraph names subgraphs by an enum value, whose case may differ from the service's name.
  const found = Object.entries(values).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found?.[1];
}

function transport(executorFor: (subgraph: string) => Executor): Transport {
  return {
    getSubgraphExecutor: ({ subgraphName }: TransportGetSubgraphExecutorOptions) =>
      executorFor(subgraphName),
  };
}

const fitting = new WeakMap<DocumentNode, boolean>();

/** The gateway does not know our scalars: literals of theirs are checked where their parsers are. */
function literalsFit(subgraph: Subgraph, document: DocumentNode): boolean {
  const known = fitting.get(document);
  if (known !== undefined) return known;
  const fits = validate(subgraph.schema, document, [ValuesOfCorrectTypeRule]).length === 0;
  fitting.set(document, fits);
  return fits;
}

async function executeIn(
  { subgraph, operations }: Prepared,
  request: Request,
  logger: Logger,
): Promise<ExecutionResult> {
  const { viewer, requestId } = callerOf(request);
  const { document, operationName } = request;
  if (!literalsFit(subgraph, document)) return { errors: [publicError('BAD_USER_INPUT')] };
  const variables = (request.variables ?? {}) as Record<string, unknown>;
  // Fresh for every operation on every subgraph: loaders and permissions never outlive one caller's question.
  const context = subgraph.contextFor(viewer, requestId);
  const result = await operations.execute({ document, operationName, variables }, context);
  if (!result.errors) return result;
  const where = { subgraph: subgraph.name, requestId };
  for (const error of result.errors) logFault(error, logger, where);
  return { ...result, errors: result.errors.map(subgraphError) };
}

/** A subgraph with its operations as far as they are compiled. */
interface Prepared {
  readonly subgraph: Subgraph;
  readonly operations: Operations;
}

/**
 * Calls subgraphs that run in this process: the same schemas and the same viewer, with no network between.
 * The list may still be empty here: it is looked into when the first operation asks for a subgraph.
 */
export function inProcessTransport(subgraphs: readonly Subgraph[], logger: Logger): Transport {
  const known = new Map<Subgraph, Prepared>();
  const prepare = (subgraph: Subgraph): Prepared => {
    const prepared = { subgraph, operations: new Operations(subgraph.schema) };
    known.set(subgraph, prepared);
    return prepared;
  };
  return transport((name) => {
    const subgraph = byName(Object.fromEntries(subgraphs.map((one) => [one.name, one])), name);
    if (!subgraph) throw new Error(`no subgraph ${name} runs in this process`);
    const prepared = known.get(subgraph) ?? prepare(subgraph);
    return ((request: Request) => executeIn(prepared, request, logger)) as Executor;
  });
}

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Record<string, unknown>;
  }[];
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value);
}

function resultOf(answer: Answer): ExecutionResult {
  const errors = (answer.errors ?? []).map(
    ({ message, path, extensions }) =>
      new GraphQLError(message, {
        ...(path ? { path } : {}),
        extensions: { code: extensions?.code },
      }),
  );
  return {
    ...(answer.data === undefined ? {} : { data: answer.data }),
    ...(errors.length > 0 ? { errors } : {}),
  };
}

/** Where a subgraph answers and how it is called. */
export interface HttpCalls {
  readonly urls: Readonly<Record<string, string>>;
  /** The gateway's private key. */
  readonly viewerKey: KeyObject;
  readonly logger: Logger;
}

/** A refusal of our token is our own fault, never the client's: it must not look like a log-in problem. */
function isRefusal(status: number): boolean {
  return status === 401 || (status >= 300 && status < 400);
}

/** How one subgraph is called. */
interface Line {
  readonly name: string;
  readonly client: SubgraphClient;
  readonly sign: (call: ViewerCall) => string;
  readonly logger: Logger;
}

async function post(
  { name, client, sign, logger }: Line,
  request: Request,
): Promise<ExecutionResult> {
  const { viewer, requestId } = callerOf(request);
  const { document, variables, operationName, signal } = request;
  const body = JSON.stringify({ query: defaultPrintFn(document), variables, operationName });
  const token = sign({ viewer, audience: name.toLowerCase(), requestId, body });
  try {
    const call = { token, body, ...(signal ? { signal } : {}) };
    const { status, json } = await client.post('/graphql', call);
    if (!isRefusal(status) && isAnswer(json)) return resultOf(json);
    logger.error({ subgraph: name, requestId, status }, 'call refused');
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    logger.error({ subgraph: name, requestId, reason }, 'subgraph does not answer');
  }
  return {
    errors: [publicError('UNAVAILABLE', ERROR_CODES.UNAVAILABLE)],
  };
}

/** A transport that keeps connections. */
export interface HttpTransport extends Transport {
  close(): Promise<void>;
}

/**
 * Calls subgraphs over HTTP, each call with a viewer token for exactly its body. Written here and not taken from a
 * library: the bytes that are signed are the bytes that are sent, and no two callers' requests are ever merged.
 */
export function signedHttpTransport(calls: HttpCalls): HttpTransport {
  const clients = clientsOf(calls.urls);
  const sign = viewerSigner(calls.viewerKey);
  return {
    ...transport((name) => {
      const client = byName(clients, name);
      if (!client) throw new Error(`no address is known for the subgraph ${name}`);
      return ((request: Request) =>
        post({ name, client, sign, logger: calls.logger }, request)) as Executor;
    }),
    close: async () => {
      await Promise.all(Object.values(clients).map(async (client) => client.close()));
    },
  };
}
