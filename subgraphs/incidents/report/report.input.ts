import { ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { ActInput } from '../../../shared/acts/act-input.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { ReportInput } from '../allegation/allegation.input.js';

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
