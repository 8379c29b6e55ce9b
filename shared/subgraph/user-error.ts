import { type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';

import type { Outcome } from '../acts/act.js';
import { ERROR_CODES, type ErrorCode, type Fault } from '../errors.js';
import type { SubgraphContext } from './context.js';
import { graphqlEnum } from './graphql-enum.js';
import type { Recorded, RecordClass } from './recorded.js';

const ErrorCodes = graphqlEnum(
  'ErrorCode',
  Object.keys(ERROR_CODES),
  'Every code that an error of Mizan carries; may grow.',
  ERROR_CODES,
);

@ObjectType({ description: 'What the caller can mend in its input; nothing was written.' })
@Directive('@shareable')
export class UserError {
  @Field(() => ErrorCodes, { description: 'Stable code; switch on it, never on the message.' })
  code!: ErrorCode;
  @Field(() => [String], { description: 'Where in the arguments.' })
  path!: readonly string[];
  @Field({ description: 'What to do, in English; never holds a value.' })
  message!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The article of the terms of reference that says so.',
  })
  clause!: string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'With STALE_VERSION: the `version` of the record that you may read now; null with every other code.',
  })
  currentVersion!: number | null;
}

/** What every mutation answers beside its record. */
export interface Payload {
  readonly userErrors: readonly UserError[];
  readonly replayed: boolean;
}

@ObjectType()
export abstract class ActPayload implements Payload {
  @Field(() => [UserError], { description: 'What to mend; empty when the act was done.' })
  userErrors!: UserError[];
  @Field({
    description: 'Whether this is the answer of an earlier request with the same idempotency key.',
  })
  replayed!: boolean;
}

function toUserError(fault: Fault): UserError {
  return Object.assign(new UserError(), {
    ...fault,
    clause: fault.clause ?? null,
    currentVersion: fault.currentVersion ?? null,
  });
}

/** Makes a mutation's payload: the record is read back from the actor's own world. */
export async function payloadOf<P extends ActPayload, T extends Recorded>(
  context: SubgraphContext,
  type: ClassType<P>,
  record: { readonly field: keyof P & string; readonly type: RecordClass<T> },
  outcome: Outcome,
): Promise<P> {
  const found =
    outcome.recordId === null ? null : await context.reads.find(record.type, outcome.recordId);
  return Object.assign(new type(), {
    [record.field]: found,
    userErrors: outcome.userErrors.map(toUserError),
    replayed: outcome.replayed,
  });
}
