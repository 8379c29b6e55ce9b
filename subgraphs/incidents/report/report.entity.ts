import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { type ReportOrigin, ReportOriginEnum } from '../enums.js';

@ObjectType({
  description:
    'One version of an incident, kept as it came: a party’s, a mediator’s, a monitor’s, or a third party’s. The other side reads the notice of the first and nothing of the further ones.',
})
@Directive('@key(fields: "id")')
@Entity('report')
export class Report extends Recorded {
  @Column('text')
  incidentId!: string;

  @Column('text')
  byCode!: string;

  /** Whether it came after the one with which the case began, which alone carries the notice. */
  @Column('boolean', { nullable: true })
  further!: boolean | null;

  @Field(() => ReportOriginEnum, {
    nullable: true,
    description: 'Where the report came from. The submitter, the mediators and the secretariat.',
  })
  @Column('text')
  origin!: ReportOrigin | null;

  /** The call that became this report. */
  @Column('text', { nullable: true })
  hotlineCallId!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was reported. The submitter, the mediators and the secretariat.',
  })
  @Column('timestamptz', { nullable: true })
  reportedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The date as the source wrote it, in its own calendar.',
  })
  @Column('text', { nullable: true })
  sourceDateAsWritten!: string | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What the side reports. Never the other side, unless released.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  narrative!: LocalizedText | null;

  @Field(() => String, { nullable: true, description: 'Weapon, in the words of the report.' })
  @Column('text', { nullable: true })
  weapon!: string | null;

  @Field(() => String, { nullable: true, description: 'Direction, in the words of the report.' })
  @Column('text', { nullable: true })
  direction!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Units involved, in the words of the report.',
  })
  @Column('text', { nullable: true })
  unitsInvolved!: string | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description:
      'The notice: the only prose that the other side gets at NOTIFIED. Reviewed by the secretariat for risk to sources.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  noticeText!: LocalizedText | null;
}
