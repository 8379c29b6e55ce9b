import { ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';

import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { AllegationActInput } from '../allegation/allegation.input.js';
import { type AppealGround, AppealGroundEnum } from './appeal.enums.js';

@InputType({ description: 'An appeal against the determined finding on an allegation.' })
export class FileAppealInput extends AllegationActInput {
  @Field(() => AppealGroundEnum, { description: 'On what it rests.' })
  ground!: AppealGround;

  @Field(() => LocalizedTextInput, { description: 'Why; both parties read it.' })
  @ValidateNested()
  text!: LocalizedTextInput;
}
