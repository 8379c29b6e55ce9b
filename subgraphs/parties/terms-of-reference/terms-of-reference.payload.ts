import { Field, ObjectType } from 'type-graphql';

import { ActPayload } from '../../../shared/subgraph/user-error.js';
import { TermsOfReference } from './terms-of-reference.entity.js';

@ObjectType({ description: 'What an act on terms of reference answers.' })
export class TermsOfReferencePayload extends ActPayload {
  @Field(() => TermsOfReference, {
    nullable: true,
    description: 'The terms as the actor’s delegation now sees them.',
  })
  termsOfReference!: TermsOfReference | null;
}
