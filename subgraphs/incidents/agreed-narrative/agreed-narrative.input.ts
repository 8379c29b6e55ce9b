import { IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { ActInput } from '../../../shared/acts/act-input.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';

@InputType({ description: 'The neutral text on an incident.' })
export class WriteAgreedNarrativeInput extends ActInput {
  @Field(() => ID, { description: 'The incident.' })
  @IsRecordId('inc')
  incidentId!: string;

  @Field(() => LocalizedTextInput, {
    description: 'What happened, without what one side alone has said in confidence.',
  })
  @ValidateNested()
  text!: LocalizedTextInput;

  @Field(() => ID, {
    nullable: true,
    description: 'The text that was read and is replaced; needed where there is one.',
  })
  @IsOptional()
  @IsRecordId('nar')
  replacesId?: string | null;
}
