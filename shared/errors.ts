import { GraphQLError } from 'graphql';

/** Every code that can leave Mizan, with what it means. Docs, the GraphQL enum and clients are made from this table. */
export const ERROR_CODES = {
  UNAUTHENTICATED: 'No valid token came with the request.',
  FORBIDDEN: 'This role may not use this query or mutation.',
  FORBIDDEN_ARGUMENT: 'This role can never read the field that this argument filters or sorts by.',
  BAD_USER_INPUT: 'A value in the input is missing, malformed or out of range.',
  NOT_FOUND: 'There is no such record in what was given to you.',
  ILLEGAL_TRANSITION: 'The record is in a state from which this act is not possible.',
  STALE_VERSION: 'The record has changed since it was read; read it again and repeat the act.',
  IDEMPOTENCY_CONFLICT: 'This idempotency key was used before with another input.',
  CUSTODY_BROKEN: 'The chain of custody does not verify.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema.',
  LIMIT_EXCEEDED: 'The document has too many tokens, levels, aliases or directives.',
  COST_LIMIT_EXCEEDED: 'The document would cost more than one request may.',
  BAD_REQUEST: 'The HTTP request is not one that this service answers.',
  PAYLOAD_TOO_LARGE: 'The request body is larger than allowed.',
  TIMEOUT:
    'The request took longer than allowed; reads can be repeated, acts with the same idempotency key.',
  UNAVAILABLE: 'A part of the service did not answer; repeat later.',
  INTERNAL: 'Something failed on our side; quote the request id.',
} as const;
export type ErrorCode = keyof typeof ERROR_CODES;

/** What a caller can mend in its input: leaves as a `UserError` in the payload of a mutation. */
export interface Fault {
  readonly code: ErrorCode;
  /** Where in the arguments, e.g. `['input', 'respondent']`. */
  readonly path: readonly string[];
  readonly message: string;
  /** The article of the terms of reference that says so, when there is one. */
  readonly clause?: string | undefined;
  /** With STALE_VERSION: the version that the actor's world has now. */
  readonly currentVersion?: number | undefined;
}

/** Carries faults out of an act; nothing was written. */
export class ActRefused extends Error {
  override readonly name = 'ActRefused';
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map((fault) => fault.code).join(', '));
  }
}

/** Builds a refusal with one fault. */
export function refuse(
  code: ErrorCode,
  path: readonly string[],
  message: string,
  clause?: string,
): ActRefused {
  return new ActRefused([{ code, path, message, clause }]);
}

/** The one message for a hidden and for an absent record: the same bytes for both. */
export function notFound(path: readonly string[]): ActRefused {
  return refuse('NOT_FOUND', path, ERROR_CODES.NOT_FOUND);
}

/** Builds a top-level GraphQL error with a public code; the message never holds a value. */
export function publicError(code: ErrorCode, message: string = ERROR_CODES[code]): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** A start-up that must not go on: all reasons at once, as sentences for the operator. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
  constructor(readonly reasons: readonly string[]) {
    super(`Mizan does not start:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}`);
  }
}
