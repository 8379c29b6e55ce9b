import { Field, ObjectType } from 'type-graphql';

import { ActPayload } from '../../../shared/subgraph/user-error.js';
import { DeconflictionNotice } from './deconfliction-notice.entity.js';

@ObjectType({ description: 'What an act on a notice answers.' })
export class DeconflictionNoticePayload extends ActPayload {
  @Field(() => DeconflictionNotice, {
    nullable: true,
    description: 'The notice as the actor’s delegation now sees it.',
  })
  deconflictionNotice!: DeconflictionNotice | null;
}
