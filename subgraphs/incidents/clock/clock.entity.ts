import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { type ClockKind, ClockKindEnum } from '../../../shared/subgraph/domain-enums.js';
import type { Lang } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';

/** An extension as it is stored; times as ISO 8601. */
export interface StoredExtension {
  readonly at: string;
  readonly by: string;
  readonly dueBefore: string;
  readonly dueAt: string;
  readonly reasons: { readonly original: string; readonly lang: Lang };
}

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

  @Field(() => Int, {
    description:
      'How long it runs by the terms of reference, in elapsed hours, without extensions.',
  })
  @Column('int')
  hours!: number;

  @Field(() => DateTime, { description: 'When it started.' })
  @Column('timestamptz')
  startedAt!: Date;

  @Field(() => DateTime, { description: 'When it runs out, extensions included.' })
  @Column('timestamptz')
  dueAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it was stopped: what it waited for was done, or the case went on or ended without it.',
  })
  @Column('timestamptz', { nullable: true })
  stoppedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the mechanism found that it had run out; null while it runs or was stopped in time.',
  })
  @Column('timestamptz', { nullable: true })
  expiredAt!: Date | null;

  @Column('jsonb')
  extensions!: readonly StoredExtension[];

  @Field({ description: 'The version of the terms of reference that set it.' })
  @Column('text')
  termsVersion!: string;
}
