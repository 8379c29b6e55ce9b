import { Field, ObjectType } from 'type-graphql';

import { ActPayload } from '../../../shared/subgraph/user-error.js';
import { Session } from './session.entity.js';

@ObjectType({ description: 'What an act on a session answers.' })
export class SessionPayload extends ActPayload {
  @Field(() => Session, {
    nullable: true,
    description: 'The session as the actor’s delegation now sees it.',
  })
  session!: Session | null;
}
