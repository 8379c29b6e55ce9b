import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Logger } from '../shared/logger.js';
import {
  BodyTooLarge,
  headerValues,
  readBody,
  RequestAborted,
} from '../shared/subgraph/raw-request.js';
import type { Viewer } from '../shared/viewer/viewer.js';
import { type Authenticate, Unauthenticated } from './authenticate.js';
import type { Graph } from './graph.js';
import { errorAnswer, type HttpAnswer, jsonAnswer } from './http-answer.js';
import { type GraphQLBody, readGraphQLBody, RequestRefused } from './request-body.js';

/** What answering a GraphQL request takes. */
export interface GraphQLRoute {
  readonly graph: Graph;
  readonly authenticate: Authenticate;
  readonly maxBodyBytes: number;
  readonly deadlineMs: number;
  readonly logger: Logger;
}

class Late extends Error {
  override readonly name = 'Late';
}

/**
 * Only JSON by POST: a browser sends neither to another site without asking first, and we never say yes. That is all
 * there is to CSRF here, since no cookie is ever read.
 */
function checkKind(request: IncomingMessage): void {
  if (request.method !== 'POST')
    throw new RequestRefused(405, 'BAD_REQUEST', 'Send GraphQL requests by POST.');
  const [type = '', ...others] = headerValues(request.rawHeaders, 'content-type');
  const json = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type);
  const encoded = headerValues(request.rawHeaders, 'content-encoding').length > 0;
  if (!json || encoded || others.length > 0)
    throw new RequestRefused(415, 'BAD_REQUEST', 'Send the request as application/json in UTF-8.');
}

/** Asks the graph. Nothing of the client's request reaches it but the parsed body: no header, no extension, no address. */
async function ask(
  graph: Graph,
  body: GraphQLBody,
  viewer: Viewer,
  requestId: string,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const answer = await graph.answer(body, { viewer, requestId }, signal);
  return jsonAnswer(answer.status, answer.body);
}

async function withDeadline(
  milliseconds: number,
  response: ServerResponse,
  work: (signal: AbortSignal) => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  const controller = new AbortController();
  const gone = (): void => {
    controller.abort();
  };
  response.once('close', gone);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Late());
      controller.abort();
    }, milliseconds);
  });
  try {
    return await Promise.race([late, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    response.off('close', gone);
  }
}

function refused(error: unknown, requestId: string, logger: Logger): HttpAnswer {
  if (error instanceof RequestRefused) {
    const allow = error.status === 405 ? { allow: 'POST' } : {};
    return errorAnswer(error.status, error.code, requestId, error.message, allow);
  }
  if (error instanceof BodyTooLarge) return errorAnswer(413, 'PAYLOAD_TOO_LARGE', requestId);
  if (error instanceof Unauthenticated) {
    logger.info({ requestId, reason: error.message }, 'a token was refused');
    const challenge = { 'www-authenticate': 'Bearer' };
    return errorAnswer(401, 'UNAUTHENTICATED', requestId, undefined, challenge);
  }
  if (error instanceof Late) return errorAnswer(504, 'TIMEOUT', requestId);
  if (error instanceof RequestAborted) return errorAnswer(400, 'BAD_REQUEST', requestId);
  logger.error({ requestId, reason: error instanceof Error ? error.name : 'unknown' }, 'failed');
  return errorAnswer(500, 'INTERNAL', requestId);
}

/** Answers one GraphQL request: kind, identity, size and text are settled before the graph is asked. */
export async function answerGraphQL(
  route: GraphQLRoute,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<HttpAnswer> {
  const requestId = randomUUID();
  try {
    checkKind(request);
    return await withDeadline(route.deadlineMs, response, async (signal) => {
      const viewer = await route.authenticate(request.rawHeaders);
      const body = readGraphQLBody(await readBody(request, route.maxBodyBytes));
      return ask(route.graph, body, viewer, requestId, signal);
    });
  } catch (error) {
    return refused(error, requestId, route.logger);
  }
}
