import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { type PeriodKind, PeriodKindEnum } from '../enums.js';

@ObjectType({ description: 'A time for which an agreement was made or extended.' })
@Entity('agreement_period')
export class AgreementPeriod extends Recorded {
  @Column('text')
  agreementId!: string;

  @Field(() => PeriodKindEnum, {
    description: 'Whether it is the period first agreed or an extension. PUBLIC.',
  })
  @Column('text')
  kind!: PeriodKind;

  @Field(() => DateTime, { name: 'from', description: 'When the period begins. PUBLIC.' })
  @Column('timestamptz')
  startsAt!: Date;

  @Field(() => DateTime, {
    name: 'until',
    nullable: true,
    description: 'When the period ends; null for no end. PUBLIC.',
  })
  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;
}
