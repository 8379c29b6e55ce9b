import { IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { ActInput, VersionedInput } from '../../../shared/acts/act-input.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { DelegationCode } from '../../../shared/subgraph/scalars.js';
import {
  type HarmCategory,
  HarmCategoryEnum,
  type HarmEffect,
  HarmEffectEnum,
  type HarmSource,
  HarmSourceEnum,
} from './harm.enums.js';

/** More lines than a report has; the figures are bounded so that none is a slip of the hand. */
export const MOST_LINES = 20;
const MOST = 1_000_000;
const NEGATIVE = { message: 'must not be negative' };
const TOO_MANY = { message: 'must be at most 1,000,000' };

@InputType({
  description: 'Harm that a report claims, of one kind. Persons are counted and never named.',
})
export class HarmInput {
  @Field(() => HarmCategoryEnum, { description: 'Who or what was harmed.' })
  category!: HarmCategory;

  @Field(() => HarmEffectEnum, {
    description:
      'What the harm was: KILLED, INJURED or MISSING for persons, DAMAGED or DESTROYED for PROPERTY, DISPLACED for DISPLACED.',
  })
  effect!: HarmEffect;

  @Field(() => DelegationCode, {
    description: 'The party whose people or property were harmed.',
  })
  side!: string;

  @Field(() => Int, { description: 'At least so many, 0–1,000,000.' })
  @Min(0, NEGATIVE)
  @Max(MOST, TOO_MANY)
  claimedMin!: number;

  @Field(() => Int, { description: 'At most so many, claimedMin–1,000,000.' })
  @Min(0, NEGATIVE)
  @Max(MOST, TOO_MANY)
  claimedMax!: number;

  @Field(() => HarmSourceEnum, {
    nullable: true,
    description: 'Where the figure comes from; never the other side, unless released.',
  })
  source?: HarmSource | null;
}

@InputType({ description: 'Harm of an incident that the secretariat confirms.' })
export class ConfirmHarmInput extends ActInput {
  @Field(() => ID, { description: 'The incident.' })
  @IsRecordId('inc')
  incidentId!: string;

  @Field(() => HarmCategoryEnum, { description: 'Who or what was harmed.' })
  category!: HarmCategory;

  @Field(() => HarmEffectEnum, { description: 'What the harm was; as in HarmInput.' })
  effect!: HarmEffect;

  @Field(() => DelegationCode, {
    description: 'The party whose people or property were harmed.',
  })
  side!: string;

  @Field(() => Int, { description: 'At least so many, 0–1,000,000.' })
  @Min(0, NEGATIVE)
  @Max(MOST, TOO_MANY)
  confirmedMin!: number;

  @Field(() => Int, { description: 'At most so many, confirmedMin–1,000,000.' })
  @Min(0, NEGATIVE)
  @Max(MOST, TOO_MANY)
  confirmedMax!: number;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'On what it rests; the mediators and the secretariat alone read it.',
  })
  @IsOptional()
  @ValidateNested()
  basis?: LocalizedTextInput | null;
}

@InputType({ description: 'A corrected figure of confirmed harm.' })
export class CorrectConfirmedHarmInput extends VersionedInput {
  @Field(() => ID, { description: 'The confirmed harm.' })
  @IsRecordId('chm')
  id!: string;

  @Field(() => Int, { description: 'At least so many, 0–1,000,000.' })
  @Min(0, NEGATIVE)
  @Max(MOST, TOO_MANY)
  confirmedMin!: number;

  @Field(() => Int, { description: 'At most so many, confirmedMin–1,000,000.' })
  @Min(0, NEGATIVE)
  @Max(MOST, TOO_MANY)
  confirmedMax!: number;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'On what it rests now; what was said before stays where it is not given.',
  })
  @IsOptional()
  @ValidateNested()
  basis?: LocalizedTextInput | null;
}
