import { ArrayMaxSize, ArrayMinSize, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { ActInput } from '../../../shared/acts/act-input.js';
import {
  type ClockKind,
  ClockKindEnum,
  type StandardOfProof,
  StandardOfProofEnum,
} from '../../../shared/subgraph/domain-enums.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { type DecisionRule, DecisionRuleEnum } from '../enums.js';

@InputType({ description: 'How long a clock runs.' })
export class TermsClockInput {
  @Field(() => ClockKindEnum, { description: 'What the clock measures.' })
  kind!: ClockKind;

  @Field(() => Int, { description: 'How long it runs, in elapsed hours, 1–8,760 (a year).' })
  @Min(1, { message: 'must be at least 1' })
  @Max(8_760, { message: 'must be at most 8760' })
  hours!: number;
}

const MINUTES = { message: 'must be from 1 to 10080' };

@InputType({
  description: 'How long each step of a call on the hotline may take, in elapsed minutes.',
})
export class TermsHotlineInput {
  @Field(() => Int, { description: 'From the call until it is relayed, 1–10,080 (a week).' })
  @Min(1, MINUTES)
  @Max(10_080, MINUTES)
  relayMinutes!: number;

  @Field(() => Int, { description: 'From the relay until it is acknowledged, 1–10,080.' })
  @Min(1, MINUTES)
  @Max(10_080, MINUTES)
  acknowledgeMinutes!: number;

  @Field(() => Int, {
    description: 'From the call until it is answered, 1–10,080; longer than until it is relayed.',
  })
  @Min(1, MINUTES)
  @Max(10_080, MINUTES)
  answerMinutes!: number;
}

@InputType({ description: 'A new version of the terms of reference, as it was decided.' })
export class AdoptTermsInput extends ActInput {
  @Field(() => ID, { description: 'The agreement under which they stand, `agr_…`.' })
  @IsRecordId('agr')
  agreementId!: string;

  @Field({ description: 'Name of the version: 1–40 characters of A–Z a–z 0–9 . - ; never reused.' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/, {
    message: 'must be 1 to 40 characters of A-Z a-z 0-9 . -',
  })
  termsVersion!: string;

  @Field(() => DateTime, {
    description: 'From when they apply; later than every earlier version.',
  })
  inForceFrom!: Date;

  @Field(() => [TermsClockInput], { description: 'Every deadline: each kind of clock once.' })
  @ArrayMinSize(1, { message: 'must have at least one entry' })
  @ArrayMaxSize(40, { message: 'must have at most 40 entries' })
  @ValidateNested({ each: true })
  clocks!: TermsClockInput[];

  @Field(() => TermsHotlineInput, { description: 'The times of the hotline.' })
  @ValidateNested()
  hotline!: TermsHotlineInput;

  @Field(() => StandardOfProofEnum, { description: 'How sure a finding has to be.' })
  findingStandard!: StandardOfProof;

  @Field(() => StandardOfProofEnum, {
    description:
      'How sure a finding at SERIOUS or above has to be; not lower than findingStandard.',
  })
  seriousStandard!: StandardOfProof;

  @Field(() => DecisionRuleEnum, {
    nullable: true,
    description:
      'How a finding is determined: MEDIATORS_CONCUR, which is the default, or CHAIR_PROCEDURAL, by one mediating delegation. Neither party has a veto on it.',
  })
  findingRule?: DecisionRule | null;

  @Field(() => DecisionRuleEnum, { description: 'How a measure is decided.' })
  measureRule!: DecisionRule;
}
