import { GraphQLError } from 'graphql';

import { ERROR_CODES, type ErrorCode } from '../errors.js';
import type { Logger } from '../logger.js';

/** Codes by which GraphQL servers say that the document or its variables do not fit the schema. */
const INPUT_CODES: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
]);

function ourCode(error: unknown): ErrorCode | undefined {
  const code = error instanceof GraphQLError ? error.extensions.code : undefined;
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code)
    ? (code as ErrorCode)
    : undefined;
}

/**
 * Faults of the database that pass: PostgreSQL's classes 08, 53 and 57P, races that were lost each time that the act was
 * run (its manual, appendix A), and sockets.
 */
const PASSING = /^(08...|53...|57P..|40001|40P01|ECONN.*|EPIPE|ETIMEDOUT)$/;
/** What pg and its pool say, without a code, of a connection that did not come in time or was lost. */
const NO_CONNECTION =
  /^(timeout exceeded when trying to connect|timeout expired|Connection terminated|Client has encountered a connection error|Client was closed)/;
/** A statement was cancelled, or a lock did not come, after the time that the connection allows. */
const LATE: ReadonlySet<unknown> = new Set(['57014', '55P03']);

/** Finds what a caller may know of a failure: that it can be tried again, or nothing. */
function failureCode(error: unknown): ErrorCode {
  if (!(error instanceof Error)) return 'INTERNAL';
  const code = 'code' in error ? error.code : undefined;
  if (LATE.has(code)) return 'TIMEOUT';
  const passes = typeof code === 'string' ? PASSING.test(code) : NO_CONNECTION.test(error.message);
  return passes ? 'UNAVAILABLE' : 'INTERNAL';
}

/** Names a failure for the log without its message: a database's messages quote values. */
function nameOf(error: unknown): object {
  if (!(error instanceof Error)) return { reason: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { reason: error.name, code, stack: frames.slice(0, 12).map((line) => line.trim()) };
}

/**
 * Turns whatever went wrong in a subgraph into what the gateway may hear: an error that we made ourselves as it is,
 * a complaint of the GraphQL engine about input without its text (which quotes values), a database that is away as
 * UNAVAILABLE, anything else as INTERNAL.
 */
export function subgraphError(error: GraphQLError): GraphQLError {
  const path = error.path ? { path: error.path } : {};
  const code = ourCode(error.originalError);
  if (code && error.originalError)
    return new GraphQLError(error.originalError.message, { ...path, extensions: { code } });
  const masked: ErrorCode = INPUT_CODES.has(error.extensions.code)
    ? 'BAD_USER_INPUT'
    : failureCode(error.originalError);
  return new GraphQLError(ERROR_CODES[masked], { ...path, extensions: { code: masked } });
}

const FAILURES: ReadonlySet<unknown> = new Set<ErrorCode>(['INTERNAL', 'UNAVAILABLE', 'TIMEOUT']);

/** Writes the cause of a failure to this process's log, where the request id finds it. */
export function logFault(
  error: GraphQLError,
  logger: Logger,
  where: { readonly subgraph: string; readonly requestId: string },
): void {
  if (!FAILURES.has(subgraphError(error).extensions.code)) return;
  logger.error({ ...where, ...nameOf(error.originalError ?? error) }, 'a resolver failed');
}
