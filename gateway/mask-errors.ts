import { GraphQLError } from 'graphql';

import { ERROR_CODES, type ErrorCode } from '../shared/errors.js';

/** Codes by which the runtime, its executors and HTTP say that a subgraph did not answer. */
const SILENT_SUBGRAPH: ReadonlySet<string> = new Set([
  'DOWNSTREAM_SERVICE_ERROR',
  'SUBREQUEST_HTTP_ERROR',
  'RESPONSE_VALIDATION_FAILED',
  'SERVICE_UNAVAILABLE',
]);
const LATE_SUBGRAPH: ReadonlySet<string> = new Set(['GATEWAY_TIMEOUT', 'TIMEOUT_ERROR', 'TIMEOUT']);
/** Their text is made from the client's own document and our public schema. */
const ABOUT_THE_DOCUMENT: ReadonlySet<ErrorCode> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
]);

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}

/** Names the one public code for whatever code an error carries. */
function publicCode(code: unknown): ErrorCode {
  if (isErrorCode(code)) return code;
  if (typeof code !== 'string') return 'INTERNAL';
  if (LATE_SUBGRAPH.has(code)) return 'TIMEOUT';
  return SILENT_SUBGRAPH.has(code) ? 'UNAVAILABLE' : 'INTERNAL';
}

/** Values in a document may be secrets on their way to the wrong field: GraphQL's own texts would repeat them. */
function withoutValues(message: string): string {
  return message
    .replace(/(cannot represent [^:]*):.*$/s, '$1')
    .replace(/^Value .* does not exist in/s, 'The value does not exist in')
    .replace(/(, found [A-Za-z]+) ".*"/s, '$1')
    .replace(/(Expected value of type "[^"]*"), found .*$/s, '$1.');
}

function messageOf(error: GraphQLError, code: ErrorCode): string {
  // A code that we had to translate, or one of ours for a fault, brings nobody's text with it.
  if (error.extensions.code !== code) return ERROR_CODES[code];
  if (code === 'INTERNAL' || code === 'UNAVAILABLE' || code === 'TIMEOUT') return ERROR_CODES[code];
  // Names that the schema has and the client did not write are not offered.
  const message = withoutValues(error.message.replace(/\s*Did you mean .*\?/gs, ''));
  const place = ABOUT_THE_DOCUMENT.has(code) ? error.locations?.[0] : undefined;
  return place ? `${message} (line ${place.line}, column ${place.column})` : message;
}

/** Lets out of an error its public code, a text that we wrote, its path and the request's id; nothing else. */
function maskError(error: GraphQLError, requestId: string): GraphQLError {
  const code = publicCode(error.extensions.code);
  return new GraphQLError(messageOf(error, code), {
    ...(error.path ? { path: error.path } : {}),
    extensions: { code, requestId },
  });
}

function order(error: GraphQLError): string {
  // Padding makes the entries of a list stand in their own order.
  const path = (error.path ?? []).map((key) =>
    typeof key === 'number' ? String(key).padStart(9, '0') : key,
  );
  return [path.join('\u0000'), String(error.extensions.code), error.message].join('\u0001');
}

/**
 * Masks all errors of an answer and puts them in an order of their own: the order in which subgraphs happened to
 * answer would tell of their load.
 */
export function maskErrors(errors: readonly GraphQLError[], requestId: string): GraphQLError[] {
  return errors
    .map((error) => maskError(error, requestId))
    .map((error) => ({ error, key: order(error) }))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ error }) => error);
}
