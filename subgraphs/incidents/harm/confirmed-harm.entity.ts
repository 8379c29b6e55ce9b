import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime, DelegationCode } from '../../../shared/subgraph/scalars.js';
import {
  type HarmCategory,
  HarmCategoryEnum,
  type HarmEffect,
  HarmEffectEnum,
} from './harm.enums.js';

/**
 * A record of its own and no columns of the claim: what is confirmed before a draft finding is shared moves no
 * version, time or row of those who may not know of it yet.
 */
@ObjectType({
  description:
    'Harm of an incident that the secretariat has confirmed, as a range. The mediators and the secretariat at once, the parties with the draft finding.',
})
@Directive('@key(fields: "id")')
@Entity('confirmed_harm')
export class ConfirmedHarm extends Recorded {
  @Column('text')
  incidentId!: string;

  @Field(() => HarmCategoryEnum, { description: 'Who or what was harmed.' })
  @Column('text')
  category!: HarmCategory;

  @Field(() => HarmEffectEnum, { description: 'What the harm was.' })
  @Column('text')
  effect!: HarmEffect;

  @Field(() => DelegationCode, {
    description: 'The party whose people or property were harmed.',
  })
  @Column('text')
  side!: string;

  @Field(() => Int, { description: 'At least so many. Class PARTIES.' })
  @Column('int')
  confirmedMin!: number;

  @Field(() => Int, { description: 'At most so many. Class PARTIES.' })
  @Column('int')
  confirmedMax!: number;

  @Field(() => DateTime, { description: 'When it was confirmed, or last corrected.' })
  @Column('timestamptz')
  confirmedAt!: Date;

  @Field(() => LocalizedText, {
    nullable: true,
    description:
      'On what it rests, in the secretariat’s words. The mediators and the secretariat only: it can point at sources.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  basis!: LocalizedText | null;
}
