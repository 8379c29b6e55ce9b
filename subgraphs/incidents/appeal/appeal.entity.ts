import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import {
  type AppealGround,
  AppealGroundEnum,
  type AppealOutcome,
  AppealOutcomeEnum,
  type AppealStatus,
  AppealStatusEnum,
} from './appeal.enums.js';

@ObjectType({
  description:
    'A party’s appeal against a determined finding. Both parties, the mediators and the secretariat; its outcome is every delegation’s.',
})
@Directive('@key(fields: "id")')
@Entity('appeal')
export class Appeal extends Recorded {
  @Column('text', { nullable: true })
  allegationId!: string | null;

  @Column('text')
  findingId!: string;

  @Column('text', { nullable: true })
  byCode!: string | null;

  /** Whether the case was closed when it came; it is closed again where nothing changes. */
  @Column('boolean', { nullable: true })
  wasClosed!: boolean | null;

  @Field(() => AppealGroundEnum, {
    nullable: true,
    description: 'On what it rests. Both parties.',
  })
  @Column('text', { nullable: true })
  ground!: AppealGround | null;

  @Field(() => LocalizedText, { nullable: true, description: 'The reasons. Both parties.' })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  text!: LocalizedText | null;

  @Field(() => AppealStatusEnum, { nullable: true, description: 'Where it stands. Both parties.' })
  @Column('text', { nullable: true })
  status!: AppealStatus | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was filed. Both parties.' })
  @Column('timestamptz', { nullable: true })
  filedAt!: Date | null;

  @Field(() => AppealOutcomeEnum, {
    nullable: true,
    description: 'What has come of it; null until the mediators have determined a new version.',
  })
  @Column('text', { nullable: true })
  outcome!: AppealOutcome | null;

  @Field(() => DateTime, { nullable: true, description: 'When that was.' })
  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;
}
