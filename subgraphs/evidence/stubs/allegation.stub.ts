import { Directive, Field, ID, ObjectType } from 'type-graphql';

import { isId } from '../../../shared/subgraph/record-id.js';

@ObjectType('Allegation', {
  description:
    'The claim of one party that another breached the agreement; its fields are in the subgraph of the incidents.',
})
@Directive('@key(fields: "id")')
export class AllegationStub {
  @Field(() => ID, { description: 'Id of the allegation.' })
  id!: string;
}

/** Refers to an allegation by its id; whether there is one is not this subgraph's to know. */
export function allegationReference(id: string): AllegationStub | null {
  return isId('alg', id) ? Object.assign(new AllegationStub(), { id }) : null;
}
