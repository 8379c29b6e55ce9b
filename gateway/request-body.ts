import { type ErrorCode, ERROR_CODES } from '../shared/errors.js';
import { isInherited } from './reserved-names.js';

/** A request that is refused before GraphQL sees it. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    message: string = ERROR_CODES[code],
  ) {
    super(message);
  }
}

/** The parts of a GraphQL request that are used; whatever else the client sent is dropped here. */
export interface GraphQLBody {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

/** Levels of lists and objects inside the variables; recursive input types have no end of their own. */
const MOST_LEVELS = 40;
/** The longest list that an act takes has 500 rows; a filter needs fewer. */
const MOST_ENTRIES = 1_000;
/** Values of any kind inside the variables: each is looked at several times on its way. */
const MOST_VALUES = 20_000;
const LONGEST_NAME = 200;

function malformed(message: string): RequestRefused {
  return new RequestRefused(400, 'BAD_REQUEST', message);
}

function unfit(message: string): RequestRefused {
  return new RequestRefused(400, 'BAD_USER_INPUT', message);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Refuses text that PostgreSQL or UTF-8 cannot hold: it would be changed on the way, or fail far inside. */
function checkText(text: string): void {
  if (text.includes('\u0000'))
    throw unfit('The character U+0000 is not allowed anywhere in a request.');
  if (/\p{Surrogate}/u.test(text))
    throw unfit('The request holds half of a surrogate pair, which is not a character.');
}

function checkScalar(value: unknown): void {
  if (typeof value === 'string') checkText(value);
  // JSON has no infinity, but reads 1e400 as one; written again, it would be null.
  if (typeof value === 'number' && !Number.isFinite(value))
    throw unfit('A number in the variables is too large.');
}

function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  const entries = Object.entries(value);
  if (entries.length > MOST_ENTRIES)
    throw unfit(`A list or an object in the variables has more than ${MOST_ENTRIES} entries.`);
  for (const [key] of entries) {
    if (isInherited(key)) throw unfit('A key in the variables is not allowed.');
    checkText(key);
  }
  return entries;
}

/** Walks without recursion: the nesting is the sender's. */
function checkValues(root: unknown): void {
  const left: { readonly value: unknown; readonly level: number }[] = [{ value: root, level: 0 }];
  let seen = 0;
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, level } = next;
    seen += 1;
    if (seen > MOST_VALUES) throw unfit(`The variables hold more than ${MOST_VALUES} values.`);
    checkScalar(value);
    if (typeof value !== 'object' || value === null) continue;
    if (level > MOST_LEVELS)
      throw unfit(`The variables are nested deeper than ${MOST_LEVELS} levels.`);
    for (const [, inner] of entriesOf(value)) left.push({ value: inner, level: level + 1 });
  }
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw unfit('The request body is not valid UTF-8.');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('The request body is not JSON.');
  }
}

function readQuery(query: unknown): string {
  if (typeof query !== 'string' || query === '')
    throw malformed('The request body must have a "query" with the document as text.');
  checkText(query);
  // GraphQL has escapes of its own for the same character.
  if (/\\u(?:0000|\{0+\})/.test(query))
    throw unfit('The character U+0000 is not allowed anywhere in a request.');
  return query;
}

function readVariables(variables: unknown): GraphQLBody['variables'] {
  if (!isObject(variables)) throw malformed('"variables" must be a JSON object.');
  checkValues(variables);
  return variables;
}

function readName(name: unknown): string | undefined {
  if (name === undefined) return undefined;
  if (typeof name !== 'string') throw malformed('"operationName" must be text.');
  if (name.length > LONGEST_NAME)
    throw malformed(`"operationName" must not be longer than ${LONGEST_NAME} characters.`);
  return name;
}

/**
 * Reads a GraphQL request from bytes that are attacker-controlled.
 * @throws RequestRefused BAD_REQUEST or BAD_USER_INPUT, with a sentence that says what to do
 */
export function readGraphQLBody(bytes: Buffer): GraphQLBody {
  const body = parsed(decoded(bytes));
  if (Array.isArray(body))
    throw malformed('One request holds one operation; send the others by themselves.');
  if (!isObject(body)) throw malformed('The request body must be a JSON object.');
  return {
    query: readQuery(body.query),
    variables: readVariables(body.variables ?? {}),
    operationName: readName(body.operationName ?? undefined),
  };
}
