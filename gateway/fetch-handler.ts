import { randomUUID } from 'node:crypto';

import type { GraphAnswer } from './graph.js';
import { errorAnswer, jsonAnswer } from './http-answer.js';
import { type GraphQLBody, readGraphQLBody, RequestRefused } from './request-body.js';

/** The two ways to an answer that a handler of Fetch requests chooses between. */
export interface Ways {
  /** Answers what came as JSON: the same way that the product's own requests take. */
  answer(body: GraphQLBody, context: object, signal: AbortSignal): Promise<GraphAnswer>;
  /** Answers whatever came as it came. */
  runtime(request: Request, context: object): Promise<Response>;
}

function isJson(request: Request): boolean {
  const type = request.headers.get('content-type') ?? '';
  return request.method === 'POST' && /^application\/json\s*(?:;|$)/i.test(type);
}

/** An answer in parts, or in another type than JSON, is the runtime's to give. */
function takesJson(request: Request): boolean {
  const accept = request.headers.get('accept');
  if (accept === null) return true;
  if (accept.includes('text/event-stream')) return false;
  return /application\/(?:json|\*)|\*\/\*/.test(accept);
}

function responseOf(answer: ReturnType<typeof jsonAnswer>): Response {
  return new Response(answer.body, {
    status: answer.status,
    headers: { 'content-type': answer.type },
  });
}

/**
 * Answers a Fetch request: JSON by POST as the product answers it, everything else (GET, multipart, event streams) by
 * the runtime. Nothing is authenticated and nothing read of the address: what is around a graph does that.
 */
export async function handleFetch(
  ways: Ways,
  request: Request,
  context: object,
): Promise<Response> {
  if (!isJson(request) || !takesJson(request)) return ways.runtime(request, context);
  try {
    const body = readGraphQLBody(Buffer.from(await request.arrayBuffer()));
    const answer = await ways.answer(body, context, request.signal);
    return responseOf(jsonAnswer(answer.status, answer.body));
  } catch (error) {
    const requestId = (context as { requestId?: string }).requestId ?? randomUUID();
    if (error instanceof RequestRefused)
      return responseOf(errorAnswer(error.status, error.code, requestId, error.message));
    return responseOf(errorAnswer(500, 'INTERNAL', requestId));
  }
}
