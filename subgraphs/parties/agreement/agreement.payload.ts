import { Field, ObjectType } from 'type-graphql';

import { ActPayload } from '../../../shared/subgraph/user-error.js';
import { Agreement } from './agreement.entity.js';

@ObjectType({ description: 'What an act on an agreement answers.' })
export class AgreementPayload extends ActPayload {
  @Field(() => Agreement, {
    nullable: true,
    description: 'The agreement as the actor’s delegation now sees it.',
  })
  agreement!: Agreement | null;
}
