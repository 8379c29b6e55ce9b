import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { type AgreementForm, AgreementFormEnum, AgreementStatusEnum } from '../enums.js';
import type { AgreementStatus } from './agreement.state.js';

@ObjectType({
  description: 'What the parties agreed, as it was recorded; every field of it is public.',
})
@Directive('@key(fields: "id")')
@Entity('agreement')
export class Agreement extends Recorded {
  @Field(() => LocalizedText, { description: 'What the agreement is called. PUBLIC.' })
  @Column('jsonb', { transformer: localizedTextColumn })
  title!: LocalizedText;

  @Field(() => AgreementFormEnum, { description: 'In what form it was made. PUBLIC.' })
  @Column('text')
  form!: AgreementForm;

  @Field(() => AgreementStatusEnum, { description: 'Where it stands. PUBLIC.' })
  @Column('text')
  status!: AgreementStatus;

  @Field({ description: 'Whether it holds only as long as a condition is met. PUBLIC.' })
  @Column('boolean')
  conditional!: boolean;

  @Field(() => DateTime, { name: 'from', description: 'From when it applies. PUBLIC.' })
  @Column('timestamptz')
  startsAt!: Date;

  @Field(() => DateTime, {
    name: 'until',
    nullable: true,
    description: 'The end as first agreed; null for none. PUBLIC.',
  })
  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The end after the last extension; null where it was never extended, or extended without an end. PUBLIC.',
  })
  @Column('timestamptz', { nullable: true })
  extendedUntil!: Date | null;

  @Column('text', { array: true })
  mediatorCodes!: string[];

  @Column('text', { array: true })
  hostCodes!: string[];
}
