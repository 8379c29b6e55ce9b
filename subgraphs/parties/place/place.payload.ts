import { Field, ObjectType } from 'type-graphql';

import { ActPayload } from '../../../shared/subgraph/user-error.js';
import { Place } from './place.entity.js';

@ObjectType({ description: 'What an act on a place answers.' })
export class PlacePayload extends ActPayload {
  @Field(() => Place, {
    nullable: true,
    description: 'The place as the actor’s delegation now sees it.',
  })
  place!: Place | null;
}
