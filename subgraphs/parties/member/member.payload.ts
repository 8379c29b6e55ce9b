import { Field, ObjectType } from 'type-graphql';

import { ActPayload } from '../../../shared/subgraph/user-error.js';
import { Member } from './member.entity.js';

@ObjectType({ description: 'What an act on a member answers.' })
export class MemberPayload extends ActPayload {
  @Field(() => Member, {
    nullable: true,
    description: 'The member as the actor’s delegation now sees it.',
  })
  member!: Member | null;
}
