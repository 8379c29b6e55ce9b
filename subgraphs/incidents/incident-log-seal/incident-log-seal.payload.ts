import { Field, ObjectType } from 'type-graphql';

import { ActPayload } from '../../../shared/subgraph/user-error.js';
import { IncidentLogSeal } from './incident-log-seal.entity.js';

@ObjectType({ description: 'What an act on a seal answers.' })
export class IncidentLogSealPayload extends ActPayload {
  @Field(() => IncidentLogSeal, {
    nullable: true,
    description: 'The seal as the actor’s delegation now sees it.',
  })
  incidentLogSeal!: IncidentLogSeal | null;
}
