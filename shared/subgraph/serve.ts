import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ERROR_CODES } from '../errors.js';
import type { Logger } from '../logger.js';
import { readViewerKey } from '../viewer/viewer-key.js';
import {
  internalKey,
  internalVerifier,
  NonceStore,
  viewerVerifier,
} from '../viewer/viewer-token.js';
import { type Answer, subgraphServer, type SubgraphServer } from './apollo-server.js';
import { BodyTooLarge, bearerToken, readBody } from './raw-request.js';
import type { Subgraph } from './subgraph.js';

/** How a subgraph's own process serves it. */
export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  /** The gateway's public key (JWK, Ed25519) as JSON text. */
  readonly viewerPublicKey: string;
  /** The deployment's secret, from which the key of calls between subgraphs is derived. */
  readonly internalSecret: string;
  readonly logger: Logger;
  readonly maxBodyBytes?: number;
}

/** A served subgraph. */
export interface Served {
  readonly port: number;
  /** Answers what has begun, then stops; the subgraph itself stays open. */
  close(): Promise<void>;
}

/** Longest wait for running answers at the end, in milliseconds. */
const DRAIN_MS = 10_000;

/** How long a caller's connection is kept for its next call, in milliseconds. */
const KEEP_ALIVE_MS = 65_000;

function fixed(status: number, code: keyof typeof ERROR_CODES): Answer {
  const error = { message: ERROR_CODES[code], extensions: { code } };
  return { status, body: JSON.stringify({ errors: [error] }) };
}

// One body for every reason: a caller without the gateway's proof learns nothing, not even what was wrong.
const REFUSED = fixed(401, 'UNAUTHENTICATED');
const NOWHERE = fixed(404, 'BAD_REQUEST');
const TOO_LARGE = fixed(413, 'PAYLOAD_TOO_LARGE');
const FAILED = fixed(500, 'INTERNAL');

interface Door {
  readonly subgraph: Subgraph;
  readonly server: SubgraphServer;
  readonly verifyViewer: ReturnType<typeof viewerVerifier>;
  readonly verifyInternal: ReturnType<typeof internalVerifier>;
  readonly logger: Logger;
  readonly maxBodyBytes: number;
}

function refusal(door: Door, error: unknown): Answer {
  const reason = error instanceof Error ? error.name : 'unknown';
  door.logger.warn({ subgraph: door.subgraph.name, reason }, 'a call without a valid token');
  return REFUSED;
}

async function graphql(door: Door, token: string, body: Buffer): Promise<Answer> {
  let caller;
  try {
    // Over the raw bytes, before anything parses them: they are attacker-controlled until this holds.
    caller = door.verifyViewer({ token, body });
  } catch (error) {
    return refusal(door, error);
  }
  return door.server.answer(body.toString('utf8'), caller.viewer, caller.requestId);
}

function claimsAnotherSource(message: unknown, source: string): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'source' in message &&
    message.source !== source
  );
}

async function internal(door: Door, token: string, body: Buffer): Promise<Answer> {
  let message: unknown;
  try {
    const source = door.verifyInternal({ token, body });
    message = JSON.parse(body.toString('utf8'));
    if (claimsAnotherSource(message, source)) return REFUSED;
  } catch (error) {
    return refusal(door, error);
  }
  const answer = await door.subgraph.receive(message);
  return { status: 200, body: JSON.stringify(answer ?? null) };
}

async function health(door: Door, url: string): Promise<Answer> {
  if (url === '/health/live') return { status: 200, body: '{"status":"live"}' };
  try {
    await door.subgraph.ready();
    return { status: 200, body: '{"status":"ready"}' };
  } catch {
    return { status: 503, body: '{"status":"not ready"}' };
  }
}

async function answer(door: Door, request: IncomingMessage): Promise<Answer> {
  const { method, url = '' } = request;
  if (method === 'GET' && (url === '/health/live' || url === '/health/ready'))
    return health(door, url);
  if (url !== '/graphql' && url !== '/internal') return NOWHERE;
  const token = bearerToken(request.rawHeaders);
  if (method !== 'POST' || token === undefined) return REFUSED;
  const body = await readBody(request, door.maxBodyBytes);
  return url === '/graphql' ? graphql(door, token, body) : internal(door, token, body);
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(status === 413 ? { connection: 'close' } : {}),
  });
  response.end(body);
}

function handle(door: Door, request: IncomingMessage, response: ServerResponse): void {
  answer(door, request)
    .catch((error: unknown) => {
      if (error instanceof BodyTooLarge) return TOO_LARGE;
      const reason = error instanceof Error ? error.name : 'unknown';
      door.logger.error({ subgraph: door.subgraph.name, reason }, 'a call failed');
      return FAILED;
    })
    .then((result) => {
      send(response, result);
    })
    .catch(() => {
      response.destroy();
    });
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  // The callers are ours and few: a person's next question should not wait for new connections.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, DRAIN_MS);
  await closed;
  clearTimeout(timer);
}

/**
 * Serves a subgraph to the gateway and to the other subgraphs, and to nobody else.
 * @throws StartRefused when the gateway's public key cannot be read
 */
export async function serveSubgraph(subgraph: Subgraph, options: ServeOptions): Promise<Served> {
  const { logger, maxBodyBytes = 4 * 1024 * 1024 } = options;
  const viewerKey = readViewerKey(options.viewerPublicKey, 'public', 'MIZAN_VIEWER_PUBLIC_KEY');
  const nonces = new NonceStore();
  const apollo = await subgraphServer(subgraph, logger);
  const door: Door = {
    subgraph,
    server: apollo,
    verifyViewer: viewerVerifier(viewerKey, subgraph.name, nonces),
    verifyInternal: internalVerifier(internalKey(options.internalSecret), subgraph.name, nonces),
    logger,
    maxBodyBytes,
  };
  const server = createServer((request, response) => {
    handle(door, request, response);
  });
  const port = await listen(server, options.host, options.port);
  return {
    port,
    close: async () => {
      await stop(server);
      await apollo.stop();
    },
  };
}
