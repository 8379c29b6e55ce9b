import { randomUUID } from 'node:crypto';

import { Matches } from 'class-validator';

import { publicError } from '../errors.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Draws a new id: a random UUID (RFC 9562, version 4) behind the prefix of its type. */
export function newId(prefix: string): string {
  return `${prefix}_${randomUUID()}`;
}

/** Tells whether a text has the form of an id of the type given. */
export function isId(prefix: string, value: string): boolean {
  return new RegExp(`^${prefix}_${UUID}$`).test(value);
}

/** Validates a field of an input as an id of the type given. */
export function IsRecordId(prefix: string): PropertyDecorator {
  return Matches(new RegExp(`^${prefix}_${UUID}$`), {
    message: `is not an id of the form ${prefix}_…`,
  });
}

/**
 * Checks an id given to a query.
 * @throws GraphQLError BAD_USER_INPUT, which depends on the text alone
 */
export function requireId(prefix: string, value: string): string {
  if (!isId(prefix, value))
    throw publicError('BAD_USER_INPUT', `this is not an id of the form ${prefix}_…`);
  return value;
}

/**
 * Gives back a record that was found by id.
 * @throws GraphQLError NOT_FOUND, the same for a hidden and for an absent record
 */
export function found<T>(record: T | null): T {
  if (record === null) throw publicError('NOT_FOUND');
  return record;
}
