import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';

@ObjectType({
  description:
    'That an evidence item speaks of an allegation. Whoever reads the item and was given the allegation; the owner’s side only.',
})
@Entity('evidence_link')
export class EvidenceLink extends Recorded {
  @Column('text')
  itemId!: string;

  @Column('text')
  allegationId!: string;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What the item says of the allegation, in the submitter’s words. Class SUBMITTER.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  relevance!: LocalizedText | null;
}
