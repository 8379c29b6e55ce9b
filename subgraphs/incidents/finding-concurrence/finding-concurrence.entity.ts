import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';

@ObjectType({
  description:
    'A mediating delegation’s word on a shared version of a finding. The mediators and the secretariat; both parties when it is determined, or when the mediators have all spoken.',
})
@Entity('finding_concurrence')
export class FindingConcurrence extends Recorded {
  @Column('text')
  findingId!: string;

  @Column('text')
  allegationId!: string;

  /** The case by which monitors read it; none until both parties do. */
  @Column('text', { nullable: true })
  caseId!: string | null;

  @Column('text')
  byCode!: string;

  @Field({ description: 'Whether it concurs.' })
  @Column('boolean')
  concurs!: boolean;

  @Field(() => LocalizedText, { nullable: true, description: 'The reasons, if any were given.' })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  reasons!: LocalizedText | null;

  @Field(() => DateTime, { description: 'When it was last given.' })
  @Column('timestamptz')
  givenAt!: Date;
}
