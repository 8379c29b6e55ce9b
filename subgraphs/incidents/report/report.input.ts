import { IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { ActInput } from '../../../shared/acts/act-input.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';

const SHORT = { message: 'must have 1 to 200 characters' };

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
  @Length(1, 200, SHORT)
  sourceDateAsWritten?: string | null;

  @Field(() => String, { nullable: true, description: 'Weapon.' })
  @IsOptional()
  @Length(1, 200, SHORT)
  weapon?: string | null;

  @Field(() => String, { nullable: true, description: 'Direction.' })
  @IsOptional()
  @Length(1, 200, SHORT)
  direction?: string | null;

  @Field(() => String, { nullable: true, description: 'Units involved.' })
  @IsOptional()
  @Length(1, 200, SHORT)
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
