import { Field, ObjectType } from 'type-graphql';

import { ActPayload } from '../../../shared/subgraph/user-error.js';
import { EvidenceItem } from './evidence-item.entity.js';

@ObjectType({ description: 'What an act on an evidence item answers.' })
export class EvidenceItemPayload extends ActPayload {
  @Field(() => EvidenceItem, {
    nullable: true,
    description: 'The evidence item as the actor’s delegation now sees it.',
  })
  evidenceItem!: EvidenceItem | null;
}
