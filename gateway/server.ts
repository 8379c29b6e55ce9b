import type { KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Transport } from '@graphql-mesh/transport-common';

import type { Logger } from '../shared/logger.js';
import type { Subgraph } from '../shared/subgraph/subgraph.js';
import type { Directory } from '../shared/viewer/directory.js';
import { type Authenticate, publicViewer } from './authenticate.js';
import type { GatewaySettings } from './config.js';
import { DEFAULT_COST } from './cost.js';
import type { DemoIssuers } from './demo-issuers.js';
import { createGraph, type Graph } from './graph.js';
import { graphiqlPage, PAGE_POLICY } from './graphiql.js';
import { answerGraphQL, type GraphQLRoute } from './graphql-route.js';
import { errorAnswer, type HttpAnswer, jsonAnswer, pageAnswer, send } from './http-answer.js';
import { readiness, remoteSubgraphsReady } from './readiness.js';
import { readyQuery } from './ready-query.js';
import { type HttpTransport, inProcessTransport, signedHttpTransport } from './transports.js';

/** Where the subgraphs are: in this process, where they may still be starting, or each behind its own server. */
export type Subgraphs =
  | { readonly inProcess: readonly Subgraph[] | Promise<readonly Subgraph[]> }
  | { readonly urls: Readonly<Record<string, string>>; readonly viewerKey: KeyObject };

/** What the gateway is made of. */
export interface GatewayParts {
  readonly settings: GatewaySettings;
  readonly directory: Directory;
  /** The composed supergraph, as SDL. */
  readonly supergraph: string;
  readonly subgraphs: Subgraphs;
  readonly authenticate: Authenticate;
  /** Opens the choice of demo seats in GraphiQL. */
  readonly demo?: DemoIssuers | undefined;
  /** What GraphiQL opens with. */
  readonly firstQuery?: string;
  readonly logger: Logger;
  /** A query that needs every subgraph; found in the supergraph when it is not given. */
  readonly readyQuery?: string;
}

/** A running gateway. */
export interface Gateway {
  /** Address of the GraphQL endpoint. */
  readonly url: string;
  readonly port: number;
  /** Stops accepting, answers what has begun (at most ten seconds), and ends. */
  close(): Promise<void>;
}

/** Monitors ask with HEAD (RFC 9110, 9.3.2): the same answer without its body. */
const READING: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD']);

/** Longest wait for running answers at the end, in milliseconds. */
const DRAIN_MS = 10_000;

interface Doors extends GraphQLRoute {
  readonly ready: () => Promise<boolean>;
  readonly graphiql: boolean;
  readonly demo: DemoIssuers | undefined;
  readonly firstQuery: string | undefined;
}

function transportOf(
  { subgraphs, logger }: GatewayParts,
  inProcess: readonly Subgraph[],
): Transport | HttpTransport {
  return 'inProcess' in subgraphs
    ? inProcessTransport(inProcess, logger)
    : signedHttpTransport({ ...subgraphs, logger });
}

function graphOf({ settings, supergraph }: GatewayParts, transport: Transport): Graph {
  return createGraph({
    supergraph,
    planner: settings.planner,
    transport,
    limits: settings.limits,
    cost: { ...DEFAULT_COST, limit: settings.maxCost },
    subgraphTimeoutMs: settings.subgraphTimeoutMs,
  });
}

function doorsOf(parts: GatewayParts, graph: Graph, inProcess: readonly Subgraph[]): Doors {
  const { settings, subgraphs, directory } = parts;
  const subgraphsReady = async (): Promise<void> => {
    if ('urls' in subgraphs) return remoteSubgraphsReady(subgraphs.urls);
    await Promise.all(inProcess.map((subgraph) => subgraph.ready()));
  };
  const query = parts.readyQuery ?? readyQuery(parts.supergraph);
  return {
    graph,
    authenticate: parts.authenticate,
    maxBodyBytes: settings.maxBodyBytes,
    deadlineMs: settings.deadlineMs,
    logger: parts.logger,
    ready: readiness(graph, query, publicViewer(directory), subgraphsReady),
    graphiql: settings.graphiql,
    demo: parts.demo,
    firstQuery: parts.firstQuery,
  };
}

function nowhere(): HttpAnswer {
  return errorAnswer(404, 'BAD_REQUEST', '', 'There is nothing here; GraphQL is at /graphql.');
}

function seatList(demo: DemoIssuers): string {
  return JSON.stringify(
    demo.seats.map(({ name, delegation, role }) => ({
      name,
      delegation: delegation.code,
      role,
      graphiql: `/graphiql?as=${name}`,
    })),
  );
}

/** What is there for trying, and switched off in production. */
async function tryingPage({ demo, firstQuery }: Doors, url: URL): Promise<HttpAnswer> {
  if (url.pathname === '/' || url.pathname === '/graphiql') {
    const page = await graphiqlPage(demo, url.searchParams.get('as') ?? undefined, firstQuery);
    return pageAnswer(page, PAGE_POLICY);
  }
  return url.pathname === '/demo/seats' && demo ? jsonAnswer(200, seatList(demo)) : nowhere();
}

async function readPage(doors: Doors, url: URL): Promise<HttpAnswer> {
  switch (url.pathname) {
    case '/health/live':
      return jsonAnswer(200, '{"status":"live"}');
    case '/health/ready':
      return (await doors.ready())
        ? jsonAnswer(200, '{"status":"ready"}')
        : jsonAnswer(503, '{"status":"not ready"}');
    default:
      return doors.graphiql ? tryingPage(doors, url) : nowhere();
  }
}

async function answer(
  doors: Doors,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<HttpAnswer> {
  // Neither Host nor any forwarded header is read: an address made from them would be the sender's.
  const target = `http://gateway${request.url ?? '/'}`;
  const url = URL.canParse(target) ? new URL(target) : undefined;
  if (url?.pathname === '/graphql') return answerGraphQL(doors, request, response);
  if (url && READING.has(request.method)) return readPage(doors, url);
  return nowhere();
}

function listener(doors: Doors, closing: () => boolean) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    answer(doors, request, response)
      .then((result) => {
        if (response.destroyed) return;
        send(response, result, closing());
      })
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.name : 'unknown';
        doors.logger.error({ reason }, 'an answer could not be sent');
        response.destroy();
      });
  };
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  // A peer that trickles its headers or body holds a socket and nothing else, for this long.
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, DRAIN_MS);
  await closed;
  clearTimeout(timer);
}

async function startedOf(subgraphs: Subgraphs): Promise<readonly Subgraph[]> {
  return 'inProcess' in subgraphs ? subgraphs.inProcess : [];
}

/** Starts the gateway: one door for GraphQL, its health, and GraphiQL where that is on. */
export async function startGateway(parts: GatewayParts): Promise<Gateway> {
  const inProcess: Subgraph[] = [];
  const transport = transportOf(parts, inProcess);
  const graph = graphOf(parts, transport);
  // The graph is built while the subgraphs start; nothing is answered before both are there.
  const [started] = await Promise.all([startedOf(parts.subgraphs), graph.load()]);
  inProcess.push(...started);
  let closing = false;
  const server = createServer(listener(doorsOf(parts, graph, inProcess), () => closing));
  const { host } = parts.settings;
  const port = await listen(server, host, parts.settings.port);
  // Not before the one who waits for the start has been told.
  setImmediate(() => {
    graph.warm().catch((error: unknown) => {
      const reason = error instanceof Error ? error.name : 'unknown';
      parts.logger.error({ reason }, 'the runtime cannot be loaded');
    });
  });
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return {
    url: `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}/graphql`,
    port,
    close: async () => {
      closing = true;
      await drain(server);
      await graph.close();
      if ('close' in transport) await transport.close();
    },
  };
}
