import { ArrayMaxSize, IsOptional, Length, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { ActInput, VersionedInput } from '../../../shared/acts/act-input.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { DateTime, DelegationCode } from '../../../shared/subgraph/scalars.js';
import { type ProhibitedAct, ProhibitedActEnum } from '../prohibited-act.js';

@InputType({ description: 'A side’s own incident log of a period, by its digest.' })
export class CommitIncidentLogInput extends ActInput {
  @Field(() => DelegationCode, {
    description: 'The party with which logs are exchanged; never one’s own.',
  })
  with!: string;

  @Field(() => DateTime, { description: 'Start of the period.' })
  periodFrom!: Date;

  @Field(() => DateTime, {
    description:
      'End of the period: one to 31 days after its start and not in the future. Both sides name the same period.',
  })
  periodUntil!: Date;

  @Field({
    description:
      'SHA-256, as 64 hex digits, of the canonical JSON (RFC 8785, UTF-8) of `{by, with, periodFrom, periodUntil, nonce, rows: [{at, sectorId, act, note}]}`: codes of the delegations, times in UTC with milliseconds, `note` null where there is none.',
  })
  @Matches(/^[0-9a-f]{64}$/, { message: 'must be 64 hex digits, lower case' })
  commitHash!: string;
}

@InputType({ description: 'One row of an incident log.' })
export class LogRowInput {
  @Field(() => DateTime, { description: 'When it happened, within the period.' })
  at!: Date;

  @Field(() => ID, { description: 'The sector, a place of the gazetteer.' })
  @IsRecordId('plc')
  sectorId!: string;

  @Field(() => ProhibitedActEnum, { description: 'What is said to have been done.' })
  act!: ProhibitedAct;

  @Field(() => String, { nullable: true, description: 'A note, 1–1,000 characters.' })
  @IsOptional()
  @Length(1, 1_000, { message: 'must have 1 to 1,000 characters' })
  note?: string | null;
}

@InputType({ description: 'An act on one’s own seal.' })
export class WithdrawIncidentLogInput extends VersionedInput {
  @Field(() => ID, { description: 'The seal.' })
  @IsRecordId('sea')
  id!: string;
}

@InputType({ description: 'The log behind one’s own seal.' })
export class RevealIncidentLogInput extends WithdrawIncidentLogInput {
  @Field({
    description:
      'The random text that was digested with the log, 32–128 hex digits: without it a short log could be guessed from its digest.',
  })
  @Matches(/^[0-9a-f]{32,128}$/, { message: 'must be 32 to 128 hex digits, lower case' })
  nonce!: string;

  @Field(() => [LogRowInput], {
    description: 'The rows, 500 at most, in the order in which they were digested.',
  })
  @ArrayMaxSize(500, { message: 'must be 500 rows at most' })
  @ValidateNested({ each: true })
  rows!: LogRowInput[];
}
