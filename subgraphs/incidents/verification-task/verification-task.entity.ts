import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { TaskKindEnum, TaskStatusEnum } from './verification-task.enums.js';
import type { AccessOutcome, TaskKind, TaskStatus } from './verification-task.statuses.js';

@ObjectType({
  description:
    'One piece of work to verify a case. Mediators, secretariat and assigned monitors from the plan on; both parties once access is asked for or work begins; observers the outcome of access once a monitor has reported.',
})
@Directive('@key(fields: "id")')
@Entity('verification_task')
export class VerificationTask extends Recorded {
  @Column('text', { nullable: true })
  allegationId!: string | null;

  @Field(() => TaskKindEnum, { nullable: true, description: 'How it is verified. PARTIES.' })
  @Column('text', { nullable: true })
  kind!: TaskKind | null;

  @Field(() => TaskStatusEnum, { nullable: true, description: 'Where it stands. PARTIES.' })
  @Column('text', { nullable: true })
  status!: TaskStatus | null;

  @Column('text', { nullable: true })
  hostCode!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the host was asked for access; null where none is needed. PARTIES.',
  })
  @Column('timestamptz', { nullable: true })
  accessRequestedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'From when the host’s silence counts as ACCESS_DELAYED. PARTIES.',
  })
  @Column('timestamptz', { nullable: true })
  accessDelaysAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'From when access that was not granted counts as ACCESS_DENIED. PARTIES.',
  })
  @Column('timestamptz', { nullable: true })
  accessDeniesAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The version of the terms of reference that set those two times. PARTIES.',
  })
  @Column('text', { nullable: true })
  termsVersion!: string | null;

  @Field(() => TaskStatusEnum, {
    nullable: true,
    description:
      'What the request for access came to: ACCESS_GRANTED, ACCESS_DELAYED or ACCESS_DENIED; null while there is no answer, and where none is needed. MECHANISM once a monitor has reported.',
  })
  @Column('text', { nullable: true })
  accessOutcome!: AccessOutcome | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Elapsed hours from the request until the host’s latest answer, to the hundredth; where silence counted, the hours after which it did. PARTIES.',
  })
  @Column('float8', { nullable: true })
  accessHours!: number | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'Why the host has put access off or denied it, in its own words. PARTIES.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  accessReasons!: LocalizedText | null;

  @Field(() => DateTime, { nullable: true, description: 'When the work began. PARTIES.' })
  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When a monitor reported. PARTIES.' })
  @Column('timestamptz', { nullable: true })
  reportedAt!: Date | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description:
      'The monitor’s report. SUBMITTER: mediators, secretariat and assigned monitors; never a party.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  report!: LocalizedText | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the secretariat accepted the report. PARTIES.',
  })
  @Column('timestamptz', { nullable: true })
  acceptedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was cancelled. PARTIES.' })
  @Column('timestamptz', { nullable: true })
  cancelledAt!: Date | null;
}
