import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DelegationCode } from '../../../shared/subgraph/scalars.js';
import {
  type HarmCategory,
  HarmCategoryEnum,
  type HarmEffect,
  HarmEffectEnum,
  type HarmSource,
  HarmSourceEnum,
} from './harm.enums.js';

@ObjectType({
  description:
    'Harm that a report claims, as a range; what the secretariat confirmed stands beside it and is never the same figure by itself. No victim is named anywhere.',
})
@Directive('@key(fields: "id")')
@Entity('harm')
export class Harm extends Recorded {
  @Column('text')
  incidentId!: string;

  @Column('text')
  reportId!: string;

  @Column('text')
  byCode!: string;

  @Field(() => HarmCategoryEnum, { description: 'Who or what was harmed.' })
  @Column('text')
  category!: HarmCategory;

  @Field(() => HarmEffectEnum, { description: 'What the harm was.' })
  @Column('text')
  effect!: HarmEffect;

  @Field(() => DelegationCode, {
    description: 'The party whose people or property were harmed, as the report says.',
  })
  @Column('text')
  side!: string;

  @Field(() => Int, {
    description: 'At least so many, as the report claims. The other side from NOTIFIED.',
  })
  @Column('int')
  claimedMin!: number;

  @Field(() => Int, {
    description: 'At most so many, as the report claims. The other side from NOTIFIED.',
  })
  @Column('int')
  claimedMax!: number;

  @Field(() => HarmSourceEnum, {
    nullable: true,
    description:
      'Where the figure comes from. The submitter, the mediators and the secretariat; the other side by release only.',
  })
  @Column('text', { nullable: true })
  source!: HarmSource | null;
}
