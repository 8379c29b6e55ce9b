import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { VersionedInput } from '../../../shared/acts/act-input.js';
import {
  type StandardOfProof,
  StandardOfProofEnum,
} from '../../../shared/subgraph/domain-enums.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { ShortText } from '../../../shared/subgraph/short-text.js';
import { AllegationActInput } from '../allegation/allegation.input.js';
import { type AppealOutcome, AppealOutcomeEnum } from '../appeal/appeal.enums.js';
import { type ResponsibilityMode, ResponsibilityModeEnum } from '../enums.js';
import { MonitorVoteInput } from '../finding-deliberation/finding-deliberation.entity.js';
import { type Intent, IntentEnum } from './finding.enums.js';
import { JudgedActInput } from './judged-act.js';

@InputType({ description: 'What a finding says.' })
export class FindingContentInput {
  @Field(() => [JudgedActInput], {
    description: 'What is found of each act, 1–10; the act that is alleged among them.',
  })
  @ArrayMinSize(1, { message: 'must have at least one entry' })
  @ArrayMaxSize(10, { message: 'must have at most 10 entries' })
  @ValidateNested({ each: true })
  acts!: JudgedActInput[];

  @Field(() => StandardOfProofEnum, {
    nullable: true,
    description: 'How sure it is; a violation needs one, as high as the terms ask for.',
  })
  standard?: StandardOfProof | null;

  @Field(() => ResponsibilityModeEnum, {
    nullable: true,
    description: 'How the respondent is responsible; a violation needs one.',
  })
  mode?: ResponsibilityMode | null;

  @Field(() => IntentEnum, { nullable: true, description: 'Whether it was meant.' })
  intent?: Intent | null;

  @Field(() => LocalizedTextInput, { description: 'Why it is found; both parties will read it.' })
  @ValidateNested()
  reasoning!: LocalizedTextInput;

  @Field(() => String, {
    nullable: true,
    description: 'The unit to which it is attributed, 1–200 characters.',
  })
  @IsOptional()
  @ShortText()
  attribution?: string | null;

  @Field({
    description: 'Whether it relies on material that one party has not disclosed to the other.',
  })
  reliesOnUndisclosed!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it relies on such material alone; refused at SERIOUS or above.',
  })
  reliesOnUndisclosedAlone?: boolean | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What the parties may know of that material; needed where it is relied on.',
  })
  @IsOptional()
  @ValidateNested()
  gist?: LocalizedTextInput | null;

  @Field(() => AppealOutcomeEnum, {
    nullable: true,
    description: 'What it makes of the appeal: needed under appeal, and only there.',
  })
  appealOutcome?: AppealOutcome | null;
}

@InputType({ description: 'A new version of the finding on an allegation.' })
export class DraftFindingInput extends AllegationActInput {
  @Field(() => FindingContentInput, { description: 'What it says.' })
  @ValidateNested()
  finding!: FindingContentInput;
}

@InputType({ description: 'An act on a version of a finding.' })
export class FindingActInput extends VersionedInput {
  @Field(() => ID, { description: 'The version of the finding.' })
  @IsRecordId('fnd')
  id!: string;
}

@InputType({ description: 'What a version that is drafted is to say from now on, as a whole.' })
export class EditFindingInput extends FindingActInput {
  @Field(() => FindingContentInput, { description: 'What it says.' })
  @ValidateNested()
  finding!: FindingContentInput;
}

@InputType({ description: 'A party’s comment on a shared version of a finding.' })
export class CommentOnFindingInput extends FindingActInput {
  @Field(() => LocalizedTextInput, {
    description: 'The comment; the other party, the mediators and the secretariat read it at once.',
  })
  @ValidateNested()
  text!: LocalizedTextInput;
}

@InputType({ description: 'What is held against a shared version of a finding.' })
export class FileDissentInput extends FindingActInput {
  @Field(() => LocalizedTextInput, {
    description:
      'The dissent; both parties, the mediators and the secretariat read it at once, every delegation with the determination.',
  })
  @ValidateNested()
  text!: LocalizedTextInput;
}

@InputType({ description: 'What the mediators and the secretariat say among themselves.' })
export class RecordDeliberationInput extends FindingActInput {
  @Field(() => LocalizedTextInput, { description: 'What is said; nobody else ever reads it.' })
  @ValidateNested()
  text!: LocalizedTextInput;

  @Field(() => MonitorVoteInput, { nullable: true, description: 'How the monitors voted.' })
  @IsOptional()
  @ValidateNested()
  monitorVote?: MonitorVoteInput | null;
}

@InputType({ description: 'A mediating delegation’s concurrence in a finding.' })
export class ConcurFindingInput extends FindingActInput {
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'The reasons; both parties read them when the mediators have spoken.',
  })
  @IsOptional()
  @ValidateNested()
  reasons?: LocalizedTextInput | null;
}

@InputType({ description: 'That a mediating delegation does not concur in a finding, and why.' })
export class WithholdConcurrenceInput extends FindingActInput {
  @Field(() => LocalizedTextInput, {
    description: 'The reasons; both parties read them when the mediators have spoken.',
  })
  @ValidateNested()
  reasons!: LocalizedTextInput;
}
