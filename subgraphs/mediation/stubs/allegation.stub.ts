import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Allegation', {
  description: 'An allegation; its fields are in the subgraph of the incidents.',
})
@Directive('@key(fields: "id")')
export class AllegationStub {
  @Field(() => ID, { description: 'Id of the allegation.' })
  id!: string;
}

/** Refers to an allegation by its id. */
export function allegationReference(id: string | null): AllegationStub | null {
  return id === null ? null : Object.assign(new AllegationStub(), { id });
}
