import { Directive, Field, ID, ObjectType } from 'type-graphql';

// Not described: composition keeps the first description that it meets, and that must be the owner's.
@ObjectType('Place')
@Directive('@key(fields: "id", resolvable: false)')
export class PlaceStub {
  @Field(() => ID)
  id!: string;
}

/** Refers to a place by its id. */
export function placeReference(id: string | null): PlaceStub | null {
  return id === null ? null : Object.assign(new PlaceStub(), { id });
}
