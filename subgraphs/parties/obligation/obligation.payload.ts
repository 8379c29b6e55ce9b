import { Field, ObjectType } from 'type-graphql';

import { ActPayload } from '../../../shared/subgraph/user-error.js';
import { Obligation } from './obligation.entity.js';

@ObjectType({ description: 'What an act on an obligation answers.' })
export class ObligationPayload extends ActPayload {
  @Field(() => Obligation, {
    nullable: true,
    description: 'The obligation as the actor’s delegation now sees it.',
  })
  obligation!: Obligation | null;
}
