import { Directive, Field, ID, ObjectType } from 'type-graphql';

import { delegationId } from '../viewer/directory.js';

@ObjectType('Delegation', {
  description: 'A delegation of the mechanism; its fields are in the subgraph of the parties.',
})
@Directive('@key(fields: "id", resolvable: false)')
export class DelegationStub {
  @Field(() => ID, { description: 'Id of the delegation.' })
  id!: string;
}

/** Refers to a delegation by its code. */
export function delegationReference(code: string | null): DelegationStub | null {
  return code === null ? null : Object.assign(new DelegationStub(), { id: delegationId(code) });
}
