import { Directive, Field, ID, ObjectType } from 'type-graphql';

import { delegationId } from '../viewer/directory.js';

// Not described: composition keeps the first description that it meets, and that must be the owner's.
@ObjectType('Delegation')
@Directive('@key(fields: "id", resolvable: false)')
export class DelegationStub {
  @Field(() => ID)
  id!: string;
}

/** Refers to a delegation by its code. */
export function delegationReference(code: string | null): DelegationStub | null {
  return code === null ? null : Object.assign(new DelegationStub(), { id: delegationId(code) });
}
