import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { ActInput } from '../../../shared/acts/act-input.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { DateTime, DelegationCode } from '../../../shared/subgraph/scalars.js';
import { ShortText } from '../../../shared/subgraph/short-text.js';
import {
  type ObligationKind,
  ObligationKindEnum,
  type ObligationNature,
  ObligationNatureEnum,
} from '../enums.js';

@InputType({ description: 'An obligation of an agreement.' })
export class RecordObligationInput extends ActInput {
  @Field(() => ID, { description: 'The agreement, `agr_…`.' })
  @IsRecordId('agr')
  agreementId!: string;

  @Field({
    description: 'Short code, unique within the agreement: 1–40 characters of A–Z 0–9 . -',
  })
  @Matches(/^[A-Z0-9][A-Z0-9.-]{0,39}$/, { message: 'must be 1 to 40 characters of A-Z 0-9 . -' })
  code!: string;

  @Field(() => ObligationKindEnum, { description: 'What it asks for.' })
  kind!: ObligationKind;

  @Field(() => ObligationNatureEnum, { description: 'Whether conduct or result is owed.' })
  nature!: ObligationNature;

  @Field(() => [DelegationCode], { description: 'The parties that it binds, 1–10.' })
  @ArrayMinSize(1, { message: 'must name at least one party' })
  @ArrayMaxSize(10, { message: 'must have at most 10 entries' })
  @ArrayUnique((code: string) => code, { message: 'must not name a party twice' })
  on!: string[];

  @Field(() => LocalizedTextInput, { description: 'The obligation in words.' })
  @ValidateNested()
  text!: LocalizedTextInput;

  @Field({ description: 'The clause of the agreement that it stands in, 1–200 characters.' })
  @ShortText()
  clauseRef!: string;

  @Field(() => DateTime, { description: 'From when it binds.' })
  validFrom!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it binds, later than validFrom; null for as long as the agreement.',
  })
  @IsOptional()
  validTo?: Date | null;
}
