import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DelegationCode } from '../../../shared/subgraph/scalars.js';
import {
  type Capacity,
  CapacityEnum,
  DelegationKindEnum,
  type ParticipationStatus,
  ParticipationStatusEnum,
  type RecordedKind,
} from '../enums.js';
import type { DisplayNames } from './display-name.js';

@ObjectType({
  description:
    'A delegation of the mechanism: a party, a mediator, the secretariat or an observer. It follows from the configuration of the deployment.',
})
@Directive('@key(fields: "id")')
@Entity('delegation')
export class Delegation extends Recorded {
  @Field(() => DelegationCode, {
    description: 'Code of the delegation; a label without judgement on recognition. PUBLIC.',
  })
  @Column('text')
  code!: string;

  @Field(() => DelegationKindEnum, {
    description: 'What the delegation is in the mechanism. PUBLIC.',
  })
  @Column('text')
  kind!: RecordedKind;

  @Field(() => [CapacityEnum], { description: 'What it is beside its kind. PUBLIC.' })
  @Column('text', { array: true })
  capacities!: Capacity[];

  @Column('jsonb')
  displayNames!: DisplayNames;

  @Field(() => ParticipationStatusEnum, {
    nullable: true,
    description: 'Whether it takes part at present. MECHANISM: all delegations, not the public.',
  })
  @Column('text', { nullable: true })
  participation!: ParticipationStatus | null;
}
