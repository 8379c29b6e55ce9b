import { ArrayMaxSize, IsLatitude, IsLongitude, IsOptional, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';

import { ActInput, VersionedInput } from '../../../shared/acts/act-input.js';
import {
  type GeoPrecision,
  GeoPrecisionEnum,
  type SourceProtection,
  SourceProtectionEnum,
} from '../../../shared/subgraph/domain-enums.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { DateTime, DelegationCode } from '../../../shared/subgraph/scalars.js';
import { ShortText } from '../../../shared/subgraph/short-text.js';
import {
  type ResponsibilityMode,
  ResponsibilityModeEnum,
  type TimePrecision,
  TimePrecisionEnum,
} from '../enums.js';
import { HarmInput, MOST_LINES } from '../harm/harm.input.js';
import { type ProhibitedAct, ProhibitedActEnum } from '../prohibited-act.js';
import { ReportInput } from '../report/report.input.js';

@InputType({ description: 'What happened, where and when.' })
export class IncidentInput {
  @Field(() => ID, { description: 'The sector, a place of the gazetteer.' })
  @IsRecordId('plc')
  sectorId!: string;

  @Field(() => ID, { nullable: true, description: 'The district, a place of the gazetteer.' })
  @IsOptional()
  @IsRecordId('plc')
  districtId?: string | null;

  @Field(() => DateTime, {
    description:
      'Start of the time window: not in the future, and on a day (UTC) on which an agreement was in force.',
  })
  occurredFrom!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'End of the time window; not in the future.',
  })
  occurredUntil?: Date | null;

  @Field(() => TimePrecisionEnum, { description: 'How exactly the time is known.' })
  timePrecision!: TimePrecision;

  @Field(() => Float, {
    nullable: true,
    description: 'Latitude in degrees (WGS 84); with longitude and geoPrecision, or not at all.',
  })
  @IsOptional()
  @IsLatitude({ message: 'must be between -90 and 90' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude in degrees (WGS 84).' })
  @IsOptional()
  @IsLongitude({ message: 'must be between -180 and 180' })
  longitude?: number | null;

  @Field(() => GeoPrecisionEnum, { nullable: true, description: 'How exactly the point is known.' })
  geoPrecision?: GeoPrecision | null;
}

@InputType({ description: 'A new allegation with its incident and report.' })
export class DraftAllegationInput extends ActInput {
  @Field(() => DelegationCode, { description: 'The party that is accused; never one’s own.' })
  respondent!: string;

  @Field(() => DelegationCode, {
    nullable: true,
    description:
      'The party that the case concerns beside the respondent, e.g. whose people were harmed: given by the secretariat and monitors, and by no party, whose case is its own.',
  })
  otherParty?: string | null;

  @Field(() => ProhibitedActEnum, { description: 'What is said to have been done.' })
  act!: ProhibitedAct;

  @Field({
    description: 'The clause of the agreement that is said to be breached, 1–200 characters.',
  })
  @ShortText()
  clause!: string;

  @Field(() => ResponsibilityModeEnum, {
    nullable: true,
    description: 'How the respondent is said to be responsible.',
  })
  mode?: ResponsibilityMode | null;

  @Field(() => String, { nullable: true, description: 'The unit that is accused.' })
  @IsOptional()
  @ShortText()
  allegedUnit?: string | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'On what the allegation rests; needed to submit it.',
  })
  @IsOptional()
  @ValidateNested()
  basisSummary?: LocalizedTextInput | null;

  @Field(() => SourceProtectionEnum, {
    nullable: true,
    description: 'How the source must be protected; with AT_RISK only the head can submit.',
  })
  sourceRisk?: SourceProtection | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The call on the hotline that becomes the report: raised by one’s own side to the respondent, and answered, unanswered or escalated. The call stays as it is.',
  })
  @IsOptional()
  @IsRecordId('hot')
  hotlineCallId?: string | null;

  @Field(() => IncidentInput, { description: 'The incident.' })
  @ValidateNested()
  incident!: IncidentInput;

  @Field(() => ReportInput, { description: 'The report.' })
  @ValidateNested()
  report!: ReportInput;

  @Field(() => [HarmInput], {
    nullable: true,
    description: 'The harm that the report claims, at most 20 lines, one for each kind.',
  })
  @IsOptional()
  @ArrayMaxSize(MOST_LINES, { message: 'must have at most 20 lines' })
  @ValidateNested({ each: true })
  harm?: HarmInput[] | null;
}

@InputType({ description: 'An act on an allegation.' })
export class AllegationActInput extends VersionedInput {
  @Field(() => ID, { description: 'The allegation.' })
  @IsRecordId('alg')
  id!: string;
}

@InputType({ description: 'An act on an allegation that has to be reasoned.' })
export class ReasonedAllegationInput extends AllegationActInput {
  @Field(() => LocalizedTextInput, {
    description: 'The reasons; who reads them is said where they are shown.',
  })
  @ValidateNested()
  reasons!: LocalizedTextInput;
}

@InputType({
  description: 'Into which other allegation of the same submitter one is to be merged.',
})
export class ProposeMergerInput extends ReasonedAllegationInput {
  @Field(() => ID, {
    description: 'The allegation that goes on: by the same party, against the same respondent.',
  })
  @IsRecordId('alg')
  intoId!: string;
}

@InputType({ description: 'A mediator’s co-signature under a proposal of the secretariat.' })
export class CosignExitInput extends AllegationActInput {
  @Field(() => ID, { description: 'The proposal that was read and is co-signed.' })
  @IsRecordId('exp')
  proposalId!: string;
}

@InputType({ description: 'A settlement between officers of both parties.' })
export class ConfirmLocalSettlementInput extends AllegationActInput {
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description:
      'On what it is settled: from the side that confirms first. The second side gives none; it confirms those that it has read.',
  })
  @IsOptional()
  @ValidateNested()
  terms?: LocalizedTextInput | null;
}

@InputType({
  description:
    'What to correct in an allegation that is a draft or was returned; what is not named stays. The respondent and the act cannot be changed.',
})
export class EditAllegationDraftInput extends AllegationActInput {
  @Field(() => String, { nullable: true, description: 'The clause, 1–200 characters.' })
  @IsOptional()
  @ShortText()
  clause?: string | null;

  @Field(() => ResponsibilityModeEnum, {
    nullable: true,
    description: 'How the respondent is said to be responsible.',
  })
  mode?: ResponsibilityMode | null;

  @Field(() => String, { nullable: true, description: 'The unit that is accused.' })
  @IsOptional()
  @ShortText()
  allegedUnit?: string | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'On what it rests.' })
  @IsOptional()
  @ValidateNested()
  basisSummary?: LocalizedTextInput | null;

  @Field(() => SourceProtectionEnum, {
    nullable: true,
    description: 'How the source must be protected; only the head takes AT_RISK away.',
  })
  sourceRisk?: SourceProtection | null;

  @Field(() => IncidentInput, { nullable: true, description: 'The incident, as a whole.' })
  @IsOptional()
  @ValidateNested()
  incident?: IncidentInput | null;

  @Field(() => ReportInput, { nullable: true, description: 'The report, as a whole.' })
  @IsOptional()
  @ValidateNested()
  report?: ReportInput | null;

  @Field(() => [HarmInput], {
    nullable: true,
    description:
      'Claimed harm: a line corrects the one of its category, effect and side, or is added; the others stay. 0–0 says that none is claimed any more.',
  })
  @IsOptional()
  @ArrayMaxSize(MOST_LINES, { message: 'must have at most 20 lines' })
  @ValidateNested({ each: true })
  harm?: HarmInput[] | null;
}

@InputType({ description: 'The notice to the other side.' })
export class NotifyAllegationInput extends AllegationActInput {
  @Field(() => LocalizedTextInput, {
    description:
      'The notice: the only prose that the other side gets now. Review it for risk to sources.',
  })
  @ValidateNested()
  noticeText!: LocalizedTextInput;
}

@InputType({ description: 'That a case is closed.' })
export class CloseAllegationInput extends AllegationActInput {
  @Field(() => LocalizedTextInput, {
    description: 'Why, or what was checked of the remedy; both parties read it.',
  })
  @ValidateNested()
  note!: LocalizedTextInput;
}
