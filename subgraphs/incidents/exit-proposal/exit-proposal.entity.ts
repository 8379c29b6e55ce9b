import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import type { ExitKind } from '../allegation/allegation.statuses.js';
import { ExitKindEnum, type ExitProposalStatus, ExitProposalStatusEnum } from '../enums.js';

@ObjectType({
  description:
    'The secretariat’s proposal to end a case before the notice; a mediator co-signs it. The mediators and the secretariat; the submitter when it is co-signed; the respondent never.',
})
@Entity('exit_proposal')
export class ExitProposal extends Recorded {
  @Column('text')
  allegationId!: string;

  @Field(() => ExitKindEnum, { description: 'How the case is to end.' })
  @Column('text')
  kind!: ExitKind;

  @Field(() => LocalizedText, { description: 'The reasons, as the submitter will read them.' })
  @Column('jsonb', { transformer: localizedTextColumn })
  reasons!: LocalizedText;

  @Column('text', { nullable: true })
  mergeIntoId!: string | null;

  @Field(() => ExitProposalStatusEnum, { description: 'Where the proposal stands.' })
  @Column('text')
  status!: ExitProposalStatus;

  @Field(() => DateTime, { description: 'When the secretariat proposed it.' })
  @Column('timestamptz')
  proposedAt!: Date;

  @Column('text', { nullable: true })
  cosignedByCode!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a mediator co-signed it; null until then.',
  })
  @Column('timestamptz', { nullable: true })
  cosignedAt!: Date | null;
}
