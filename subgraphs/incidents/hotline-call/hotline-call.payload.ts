import { Field, ObjectType } from 'type-graphql';

import { ActPayload } from '../../../shared/subgraph/user-error.js';
import { HotlineCall } from './hotline-call.entity.js';

@ObjectType({ description: 'What an act on a call answers.' })
export class HotlineCallPayload extends ActPayload {
  @Field(() => HotlineCall, {
    nullable: true,
    description: 'The call as the actor’s delegation now sees it.',
  })
  hotlineCall!: HotlineCall | null;
}
