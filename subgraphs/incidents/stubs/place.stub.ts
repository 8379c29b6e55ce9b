import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Place', {
  description: 'A place of the gazetteer; its fields are in the subgraph of the parties.',
})
@Directive('@key(fields: "id", resolvable: false)')
export class PlaceStub {
  @Field(() => ID, { description: 'Id of the place.' })
  id!: string;
}

/** Refers to a place by its id. */
export function placeReference(id: string | null): PlaceStub | null {
  return id === null ? null : Object.assign(new PlaceStub(), { id });
}
