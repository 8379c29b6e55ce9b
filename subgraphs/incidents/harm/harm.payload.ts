import { Field, ObjectType } from 'type-graphql';

import { ActPayload } from '../../../shared/subgraph/user-error.js';
import { ConfirmedHarm } from './confirmed-harm.entity.js';

@ObjectType({ description: 'What an act on confirmed harm answers.' })
export class ConfirmedHarmPayload extends ActPayload {
  @Field(() => ConfirmedHarm, {
    nullable: true,
    description: 'The confirmed harm as the actor’s delegation now sees it.',
  })
  confirmedHarm!: ConfirmedHarm | null;
}
