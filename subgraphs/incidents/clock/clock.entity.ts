import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { type ClockKind, ClockKindEnum } from '../../../shared/subgraph/domain-enums.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';

@ObjectType({
  description:
    'A deadline, in elapsed hours, under the terms of reference in force when it started.',
})
@Entity('clock')
export class Clock extends Recorded {
  @Column('text')
  allegationId!: string;

  @Field(() => ClockKindEnum, { description: 'What the clock measures.' })
  @Column('text')
  kind!: ClockKind;

  @Field(() => Int, { description: 'How long it runs, in elapsed hours.' })
  @Column('int')
  hours!: number;

  @Field(() => DateTime, { description: 'When it started.' })
  @Column('timestamptz')
  startedAt!: Date;

  @Field(() => DateTime, { description: 'When it runs out.' })
  @Column('timestamptz')
  dueAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When what it waited for was done; null while it runs.',
  })
  @Column('timestamptz', { nullable: true })
  stoppedAt!: Date | null;

  @Field({ description: 'The version of the terms of reference that set it.' })
  @Column('text')
  termsVersion!: string;
}
