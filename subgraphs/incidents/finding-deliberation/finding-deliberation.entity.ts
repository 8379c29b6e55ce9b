import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Max, Min } from 'class-validator';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';

@ObjectType({ description: 'How the monitors of a case voted on a version of its finding.' })
export class MonitorVote {
  @Field(() => Int, { description: 'How many were for it.' })
  for!: number;

  @Field(() => Int, { description: 'How many were against it.' })
  against!: number;

  @Field(() => Int, { description: 'How many abstained.' })
  abstaining!: number;
}

const SOME = { message: 'must be from 0 to 1000' };

@InputType({ description: 'How the monitors of a case voted on a version of its finding.' })
export class MonitorVoteInput {
  @Field(() => Int, { description: 'How many were for it, 0–1,000.' })
  @Min(0, SOME)
  @Max(1_000, SOME)
  for!: number;

  @Field(() => Int, { description: 'How many were against it, 0–1,000.' })
  @Min(0, SOME)
  @Max(1_000, SOME)
  against!: number;

  @Field(() => Int, { description: 'How many abstained, 0–1,000.' })
  @Min(0, SOME)
  @Max(1_000, SOME)
  abstaining!: number;
}

@ObjectType({
  description:
    'What the mediators and the secretariat say among themselves of a version of a finding. They alone read it: no party, no monitor, no app.',
})
@Entity('finding_deliberation')
export class FindingDeliberation extends Recorded {
  @Column('text')
  findingId!: string;

  @Column('text')
  byCode!: string;

  @Field(() => LocalizedText, { description: 'What is said.' })
  @Column('jsonb', { transformer: localizedTextColumn })
  text!: LocalizedText;

  @Field(() => MonitorVote, {
    nullable: true,
    description: 'How the monitors voted, where this records a vote of theirs.',
  })
  @Column('jsonb', { nullable: true })
  monitorVote!: MonitorVote | null;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  @Column('timestamptz')
  recordedAt!: Date;
}
