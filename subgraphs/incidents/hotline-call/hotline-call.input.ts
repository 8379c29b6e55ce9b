import { IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { ActInput, VersionedInput } from '../../../shared/acts/act-input.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { DelegationCode } from '../../../shared/subgraph/scalars.js';
import { ShortText } from '../../../shared/subgraph/short-text.js';

@InputType({ description: 'A new call on the hotline.' })
export class RaiseHotlineCallInput extends ActInput {
  @Field(() => DelegationCode, { description: 'The party that is called; never one’s own.' })
  to!: string;

  @Field(() => LocalizedTextInput, {
    description: 'What is said; the other party reads it when it is relayed.',
  })
  @ValidateNested()
  message!: LocalizedTextInput;

  @Field(() => String, {
    nullable: true,
    description:
      'Who speaks for the caller, 1–200 characters; one’s own delegation and the secretariat only.',
  })
  @IsOptional()
  @ShortText()
  callerPerson?: string | null;
}

@InputType({ description: 'An act on a call.' })
export class HotlineCallActInput extends VersionedInput {
  @Field(() => ID, { description: 'The call.' })
  @IsRecordId('hot')
  id!: string;
}

@InputType({ description: 'The answer to a call.' })
export class AnswerHotlineCallInput extends HotlineCallActInput {
  @Field(() => LocalizedTextInput, { description: 'What is answered; the caller reads it.' })
  @ValidateNested()
  reply!: LocalizedTextInput;
}
