import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { HotlineStatusEnum } from './hotline-call.enums.js';
import type { HotlineStatus } from './hotline-call.state.js';

@ObjectType({
  description:
    'A call from one party to the other, relayed by the secretariat. The caller, the mediators and the secretariat know of it at once, the other party from RELAYED.',
})
@Directive('@key(fields: "id")')
@Entity('hotline_call')
export class HotlineCall extends Recorded {
  @Column('text')
  fromCode!: string;

  @Column('text')
  toCode!: string;

  @Field(() => DateTime, { description: 'When the call was raised.' })
  @Column('timestamptz')
  at!: Date;

  @Field(() => HotlineStatusEnum, { description: 'Where the call stands.' })
  @Column('text')
  status!: HotlineStatus;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What the caller says. Class PARTIES: the other party reads it from RELAYED.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  message!: LocalizedText | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What the other party answers. Class PARTIES.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  reply!: LocalizedText | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who speaks for the caller. The calling delegation and the secretariat; never the other party or a mediator.',
  })
  @Column('text', { nullable: true })
  callerPerson!: string | null;

  @Field(() => DateTime, { description: 'When the secretariat is to have relayed it: 10 minutes.' })
  @Column('timestamptz')
  relayDueAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the secretariat relayed it.' })
  @Column('timestamptz', { nullable: true })
  relayedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the other party is to have acknowledged it: so long after the relay as the terms of reference say.',
  })
  @Column('timestamptz', { nullable: true })
  acknowledgeDueAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the other party acknowledged it; a late acknowledgement counts, too.',
  })
  @Column('timestamptz', { nullable: true })
  acknowledgedAt!: Date | null;

  @Field(() => DateTime, {
    description:
      'When the other party is to have answered: so long after the call as the terms of reference say. Without an answer the call is then UNANSWERED.',
  })
  @Column('timestamptz')
  answerDueAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the other party answered.' })
  @Column('timestamptz', { nullable: true })
  answeredAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Whole minutes from the call to its answer, or to the end of the time for it where it is UNANSWERED; null while it waits.',
  })
  @Column('int', { nullable: true })
  responseMinutes!: number | null;
}
