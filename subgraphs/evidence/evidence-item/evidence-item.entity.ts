import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import {
  type SourceProtection,
  SourceProtectionEnum,
} from '../../../shared/subgraph/domain-enums.js';
import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { type EvidenceKind, EvidenceKindEnum, EvidenceStatusEnum } from '../enums.js';
import type { EvidenceStatus } from './evidence-item.state.js';

/** PostgreSQL's bigint arrives as text; the migration keeps it within what a JavaScript number holds exactly. */
const wholeNumber = {
  to: (value: number | null | undefined) => value,
  from: (stored: string | null) => (stored === null ? null : Number(stored)),
};

@ObjectType({
  description:
    'A piece of evidence as its submitter describes it. The submitter, and from SEALED the mediators and the secretariat; the other party does not learn that it exists.',
})
@Directive('@key(fields: "id")')
@Entity('evidence_item')
export class EvidenceItem extends Recorded {
  @Field(() => EvidenceKindEnum, { description: 'What kind of thing it is. Class SUBMITTER.' })
  @Column('text')
  kind!: EvidenceKind;

  @Field(() => EvidenceStatusEnum, { description: 'Where it stands. Class SUBMITTER.' })
  @Column('text')
  status!: EvidenceStatus;

  @Column('text')
  submittedByCode!: string;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What it is called, in the submitter’s own words. Class SUBMITTER.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  title!: LocalizedText | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What it shows, in the submitter’s own words. Class SUBMITTER.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  description!: LocalizedText | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was collected, as the submitter says. Class SUBMITTER.',
  })
  @Column('timestamptz', { nullable: true })
  collectedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it was collected, as the submitter wrote it. Class SUBMITTER.',
  })
  @Column('text', { nullable: true })
  collectedPlace!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the bytes, 64 lower-case hexadecimal digits, as the submitter claims. Class SUBMITTER.',
  })
  @Column('text', { nullable: true })
  sha256!: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Size in bytes, a whole number from 1 to 9,007,199,254,740,991 (a Float, because an Int ends at 2 GiB). Class SUBMITTER.',
  })
  @Column('bigint', { nullable: true, transformer: wholeNumber })
  size!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Media type without parameters (RFC 6838), e.g. `image/jpeg`, as the submitter claims. Class SUBMITTER.',
  })
  @Column('text', { nullable: true })
  mediaType!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was sealed: from then on its content does not change. Class SUBMITTER.',
  })
  @Column('timestamptz', { nullable: true })
  sealedAt!: Date | null;

  @Field(() => SourceProtectionEnum, {
    nullable: true,
    description:
      'How the source must be protected; with AT_RISK only the head can seal. Class SUBMITTER.',
  })
  @Column('text', { nullable: true })
  sourceProtection!: SourceProtection | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the source may be called, e.g. "local official"; never its identity. Class SUBMITTER.',
  })
  @Column('text', { nullable: true })
  attributionLabel!: string | null;
}
