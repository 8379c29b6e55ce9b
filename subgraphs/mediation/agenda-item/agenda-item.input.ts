import { IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { ActInput } from '../../../shared/acts/act-input.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';

@InputType({ description: 'A new item on an agenda.' })
export class AddAgendaItemInput extends ActInput {
  @Field(() => ID, { description: 'The session; SCHEDULED or OPEN.' })
  @IsRecordId('ses')
  sessionId!: string;

  @Field(() => LocalizedTextInput, { description: 'What is to be discussed.' })
  @ValidateNested()
  text!: LocalizedTextInput;

  @Field(() => ID, {
    nullable: true,
    description:
      'The allegation that the item is about; who does not hold it does not learn of the item.',
  })
  @IsOptional()
  @IsRecordId('alg')
  allegationId?: string | null;
}
