import { Directive, Field, ID, ObjectType } from 'type-graphql';

import { isId } from '../../../shared/subgraph/record-id.js';

// Not described: composition keeps the first description that it meets, and that must be the owner's.
@ObjectType('Allegation')
@Directive('@key(fields: "id")')
export class AllegationStub {
  @Field(() => ID)
  id!: string;
}

/** Refers to an allegation by its id; whether there is one is not this subgraph's to know. */
export function allegationReference(id: string): AllegationStub | null {
  return isId('alg', id) ? Object.assign(new AllegationStub(), { id }) : null;
}
