import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';

@ObjectType({
  description:
    'What a party or a mediating delegation holds against a finding. Both parties, the mediators and the secretariat at once; every delegation when the finding is determined. It is no veto.',
})
@Entity('dissent')
export class Dissent extends Recorded {
  @Column('text')
  findingId!: string;

  @Column('text', { nullable: true })
  allegationId!: string | null;

  @Column('text')
  byCode!: string;

  @Field(() => LocalizedText, { description: 'The dissent, in the delegation’s own words.' })
  @Column('jsonb', { transformer: localizedTextColumn })
  text!: LocalizedText;

  @Field(() => DateTime, { description: 'When it was filed.' })
  @Column('timestamptz')
  filedAt!: Date;
}
