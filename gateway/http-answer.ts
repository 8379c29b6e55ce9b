import type { ServerResponse } from 'node:http';

import { type ErrorCode, ERROR_CODES } from '../shared/errors.js';

/** What goes back over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Makes an answer of JSON text. */
export function jsonAnswer(status: number, body: string): HttpAnswer {
  return { status, body, type: JSON_TYPE };
}

/** Makes an answer of one error, in the shape of every GraphQL answer. */
export function errorAnswer(
  status: number,
  code: ErrorCode,
  requestId: string,
  message: string = ERROR_CODES[code],
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  const body = JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] });
  return { status, body, type: JSON_TYPE, headers };
}

/** Makes an answer of a page. */
export function pageAnswer(body: string, policy: string): HttpAnswer {
  return {
    status: 200,
    body,
    type: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': policy, 'referrer-policy': 'no-referrer' },
  };
}

/** Sends an answer. Every answer has the same set of header names, whatever it says. */
export function send(response: ServerResponse, answer: HttpAnswer, closing: boolean): void {
  // After a body that was not read to its end, the connection holds somebody's leftovers.
  const last = closing || answer.status === 413;
  response.writeHead(answer.status, {
    'content-type': answer.type,
    'content-length': Buffer.byteLength(answer.body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(last ? { connection: 'close' } : {}),
    ...answer.headers,
  });
  response.end(answer.body);
}
