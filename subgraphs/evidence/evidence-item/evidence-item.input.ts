import { IsInt, IsOptional, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';

import { ActInput, VersionedInput } from '../../../shared/acts/act-input.js';
import {
  type SourceProtection,
  SourceProtectionEnum,
} from '../../../shared/subgraph/domain-enums.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { ShortText } from '../../../shared/subgraph/short-text.js';
import { type EvidenceKind, EvidenceKindEnum } from '../enums.js';

const SHA256 = /^[0-9a-f]{64}$/;
/** Two restricted names (RFC 6838, section 4.2). */
const MEDIA_TYPE =
  /^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$/;

const SHA256_RULE = { message: 'must be 64 lower-case hexadecimal digits' };
const SIZE_RULE = { message: 'must be a whole number of bytes from 1 to 9,007,199,254,740,991' };
const MEDIA_TYPE_RULE = { message: 'must be a media type without parameters, e.g. image/jpeg' };

@InputType({ description: 'A new evidence item; only the drafting delegation can read it.' })
export class DraftEvidenceInput extends ActInput {
  @Field(() => EvidenceKindEnum, { description: 'What kind of thing it is.' })
  kind!: EvidenceKind;

  @Field(() => LocalizedTextInput, { description: 'What it is called.' })
  @ValidateNested()
  title!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What it shows.' })
  @IsOptional()
  @ValidateNested()
  description?: LocalizedTextInput | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it was collected; not in the future. With it custody begins with COLLECTED, without it with RECEIVED.',
  })
  collectedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it was collected, as written, 1–500 characters.',
  })
  @IsOptional()
  @Length(1, 500, { message: 'must have 1 to 500 characters' })
  collectedPlace?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the bytes, 64 lower-case hexadecimal digits; needed to seal.',
  })
  @IsOptional()
  @Matches(SHA256, SHA256_RULE)
  sha256?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Size in bytes, a whole number from 1 to 9,007,199,254,740,991; needed to seal.',
  })
  @IsOptional()
  @IsInt(SIZE_RULE)
  @Min(1, SIZE_RULE)
  @Max(Number.MAX_SAFE_INTEGER, SIZE_RULE)
  size?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Media type without parameters (RFC 6838), e.g. `image/jpeg`; needed to seal.',
  })
  @IsOptional()
  @Matches(MEDIA_TYPE, MEDIA_TYPE_RULE)
  mediaType?: string | null;

  @Field(() => SourceProtectionEnum, {
    nullable: true,
    description: 'How the source must be protected; with AT_RISK only the head can seal.',
  })
  sourceProtection?: SourceProtection | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the source may be called, 1–200 characters; never its identity.',
  })
  @IsOptional()
  @ShortText()
  attributionLabel?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Links the item to this allegation at once; NOT_FOUND when it was not given to you.',
  })
  @IsOptional()
  @IsRecordId('alg')
  allegationId?: string | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'With allegationId: what the item says of the allegation.',
  })
  @IsOptional()
  @ValidateNested()
  relevance?: LocalizedTextInput | null;
}

@InputType({ description: 'Seals an evidence item; what the draft lacks is given here.' })
export class SealEvidenceInput extends VersionedInput {
  @Field(() => ID, { description: 'The evidence item.' })
  @IsRecordId('evi')
  id!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the bytes, 64 lower-case hexadecimal digits, where the draft has none.',
  })
  @IsOptional()
  @Matches(SHA256, SHA256_RULE)
  sha256?: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Size in bytes, a whole number from 1 to 9,007,199,254,740,991, where the draft has none.',
  })
  @IsOptional()
  @IsInt(SIZE_RULE)
  @Min(1, SIZE_RULE)
  @Max(Number.MAX_SAFE_INTEGER, SIZE_RULE)
  size?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Media type without parameters (RFC 6838), where the draft has none.',
  })
  @IsOptional()
  @Matches(MEDIA_TYPE, MEDIA_TYPE_RULE)
  mediaType?: string | null;
}
