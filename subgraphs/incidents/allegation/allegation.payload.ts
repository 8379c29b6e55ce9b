import { Field, ObjectType } from 'type-graphql';

import { ActPayload } from '../../../shared/subgraph/user-error.js';
import { Allegation } from './allegation.entity.js';

@ObjectType({ description: 'What an act on an allegation answers.' })
export class AllegationPayload extends ActPayload {
  @Field(() => Allegation, {
    nullable: true,
    description: 'The allegation as the actor’s delegation now sees it.',
  })
  allegation!: Allegation | null;
}
