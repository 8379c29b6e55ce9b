import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';

@ObjectType({
  description:
    'A party’s comment on a shared version of a finding; the other party, the mediators and the secretariat read it, too.',
})
@Entity('finding_comment')
export class FindingComment extends Recorded {
  @Column('text')
  findingId!: string;

  @Column('text')
  allegationId!: string;

  @Column('text')
  byCode!: string;

  @Field(() => LocalizedText, { description: 'The comment, in the party’s own words.' })
  @Column('jsonb', { transformer: localizedTextColumn })
  text!: LocalizedText;

  @Field(() => DateTime, { description: 'When it was made.' })
  @Column('timestamptz')
  madeAt!: Date;
}
