import { IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { ActInput, VersionedInput } from '../../../shared/acts/act-input.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { type IncidentLinkKind, IncidentLinkKindEnum } from './incident-link.entity.js';

@InputType({ description: 'That two incidents hang together; their order plays no part.' })
export class LinkIncidentsInput extends ActInput {
  @Field(() => ID, { description: 'One incident.' })
  @IsRecordId('inc')
  firstId!: string;

  @Field(() => ID, { description: 'Another incident.' })
  @IsRecordId('inc')
  secondId!: string;

  @Field(() => IncidentLinkKindEnum, { description: 'How they hang together.' })
  kind!: IncidentLinkKind;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'Why; the mediators and the secretariat alone read it.',
  })
  @IsOptional()
  @ValidateNested()
  note?: LocalizedTextInput | null;
}

@InputType({ description: 'A link that is taken back.' })
export class UnlinkIncidentsInput extends VersionedInput {
  @Field(() => ID, { description: 'The link.' })
  @IsRecordId('lnk')
  id!: string;
}
