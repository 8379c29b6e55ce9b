import { ArrayMaxSize, ArrayUnique, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { ActInput, VersionedInput } from '../../../shared/acts/act-input.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { DateTime, DelegationCode } from '../../../shared/subgraph/scalars.js';
import { type AgreementForm, AgreementFormEnum, AgreementStatusEnum } from '../enums.js';
import { RECORDABLE_STATUSES } from './agreement.state.js';

const TOO_MANY = { message: 'must have at most 10 entries' };
const TWICE = 'must not name a delegation twice';

@InputType({ description: 'An agreement as it was made.' })
export class RecordAgreementInput extends ActInput {
  @Field(() => LocalizedTextInput, { description: 'What it is called, 1–300 characters.' })
  @ValidateNested()
  title!: LocalizedTextInput;

  @Field(() => AgreementFormEnum, { description: 'In what form it was made.' })
  form!: AgreementForm;

  @Field(() => AgreementStatusEnum, {
    description:
      'ANNOUNCED, or IN_FORCE where it applies already; no other status can be recorded.',
  })
  @IsIn(RECORDABLE_STATUSES, { message: 'must be ANNOUNCED or IN_FORCE' })
  status!: (typeof RECORDABLE_STATUSES)[number];

  @Field({ description: 'Whether it holds only as long as a condition is met.' })
  conditional!: boolean;

  @Field(() => DateTime, {
    description: 'From when it applies; not in the future where it is IN_FORCE.',
  })
  from!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The end that was agreed, later than `from`; null for none.',
  })
  @IsOptional()
  until?: Date | null;

  @Field(() => [DelegationCode], { description: 'The delegations that mediated, at most 10.' })
  @ArrayMaxSize(10, TOO_MANY)
  @ArrayUnique((code: string) => code, { message: TWICE })
  mediators!: string[];

  @Field(() => [DelegationCode], {
    description: 'The delegations that hosted the talks, at most 10; each has the capacity HOST.',
  })
  @ArrayMaxSize(10, TOO_MANY)
  @ArrayUnique((code: string) => code, { message: TWICE })
  hosts!: string[];
}

@InputType({ description: 'An extension of an agreement, as it was decided.' })
export class RecordExtensionInput extends VersionedInput {
  @Field(() => ID, { description: 'The agreement, `agr_…`.' })
  @IsRecordId('agr')
  agreementId!: string;

  @Field(() => DateTime, {
    description: 'When the extension begins; not before the last period ends.',
  })
  from!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The end that was agreed, later than `from`; null for none.',
  })
  @IsOptional()
  until?: Date | null;
}
