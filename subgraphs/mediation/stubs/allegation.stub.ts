import { Directive, Field, ID, ObjectType } from 'type-graphql';

// Not described: composition keeps the first description that it meets, and that must be the owner's.
@ObjectType('Allegation')
@Directive('@key(fields: "id")')
export class AllegationStub {
  @Field(() => ID)
  id!: string;
}

/** Refers to an allegation by its id. */
export function allegationReference(id: string | null): AllegationStub | null {
  return id === null ? null : Object.assign(new AllegationStub(), { id });
}
