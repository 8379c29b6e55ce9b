import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { type Response, ResponseKindEnum } from '../enums.js';

@ObjectType({
  description: 'A party’s answer to an allegation, shown beside it to all who see the allegation.',
})
@Directive('@key(fields: "id")')
@Entity('party_statement')
export class PartyStatement extends Recorded {
  @Column('text')
  allegationId!: string;

  @Column('text')
  byCode!: string;

  @Field(() => ResponseKindEnum, { description: 'What kind of answer it is.' })
  @Column('text')
  kind!: Response;

  @Field(() => DateTime, { description: 'When the answer was given.' })
  @Column('timestamptz')
  madeAt!: Date;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'The answer, in the party’s own words.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  text!: LocalizedText | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description:
      'For the mediators and the secretariat only. Never the other side, unless released.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  privateAnnex!: LocalizedText | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'The delegation’s own note; it never leaves the delegation.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  internalNote!: LocalizedText | null;

  @Column('text', { nullable: true })
  counterAllegationId!: string | null;
}
