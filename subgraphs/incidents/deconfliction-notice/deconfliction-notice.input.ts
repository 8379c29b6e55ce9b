import { IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { ActInput, VersionedInput } from '../../../shared/acts/act-input.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { DateTime, DelegationCode } from '../../../shared/subgraph/scalars.js';
import { type NoticeKind, NoticeKindEnum } from './deconfliction-notice.enums.js';

const TEXT = { message: 'must have 1 to 2,000 characters' };

@InputType({ description: 'A new deconfliction notice.' })
export class SubmitNoticeInput extends ActInput {
  @Field(() => DelegationCode, {
    description: 'The party to which notice is given; never one’s own.',
  })
  to!: string;

  @Field(() => NoticeKindEnum, { description: 'What the activity is.' })
  kind!: NoticeKind;

  @Field(() => DateTime, {
    description: 'When the activity may begin: 48 hours ahead at least, 24 where it is urgent.',
  })
  windowFrom!: Date;

  @Field(() => DateTime, { description: 'When it is over at the latest; after windowFrom.' })
  windowUntil!: Date;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is urgent; no by default.' })
  urgent?: boolean | null;

  @Field(() => ID, { description: 'The sector, a place of the gazetteer.' })
  @IsRecordId('plc')
  sectorId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The route, 1–2,000 characters; the addressee reads it until 24 hours after the window.',
  })
  @IsOptional()
  @Length(1, 2_000, TEXT)
  route?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Coordinates as text, 1–2,000 characters; read as the route.',
  })
  @IsOptional()
  @Length(1, 2_000, TEXT)
  coordinates?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The units, 1–2,000 characters; read as the route.',
  })
  @IsOptional()
  @Length(1, 2_000, TEXT)
  units?: string | null;
}

@InputType({ description: 'An act on a notice.' })
export class NoticeActInput extends VersionedInput {
  @Field(() => ID, { description: 'The notice.' })
  @IsRecordId('dcn')
  id!: string;
}

@InputType({ description: 'An objection to a notice.' })
export class ObjectToNoticeInput extends NoticeActInput {
  @Field(() => LocalizedTextInput, {
    description: 'What is objected; the notifying party reads it.',
  })
  @ValidateNested()
  objection!: LocalizedTextInput;
}
