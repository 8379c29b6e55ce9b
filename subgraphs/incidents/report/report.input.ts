import { IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { ActInput } from '../../../shared/acts/act-input.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { ShortText } from '../../../shared/subgraph/short-text.js';

@InputType({ description: 'The side’s report, kept as it came.' })
export class ReportInput {
  @Field(() => LocalizedTextInput, { description: 'What is reported.' })
  @ValidateNested()
  narrative!: LocalizedTextInput;

  @Field(() => String, {
    nullable: true,
    description: 'The date as the source wrote it, in its own calendar.',
  })
  @IsOptional()
  @ShortText()
  sourceDateAsWritten?: string | null;

  @Field(() => String, { nullable: true, description: 'Weapon.' })
  @IsOptional()
  @ShortText()
  weapon?: string | null;

  @Field(() => String, { nullable: true, description: 'Direction.' })
  @IsOptional()
  @ShortText()
  direction?: string | null;

  @Field(() => String, { nullable: true, description: 'Units involved.' })
  @IsOptional()
  @ShortText()
  unitsInvolved?: string | null;
}

@InputType({
  description: 'A further report of an incident; where it comes from follows from who files it.',
})
export class FileReportInput extends ActInput {
  @Field(() => ID, { description: 'The incident.' })
  @IsRecordId('inc')
  incidentId!: string;

  @Field(() => ReportInput, { description: 'The report.' })
  @ValidateNested()
  report!: ReportInput;
}
