import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { ActInput, VersionedInput } from '../../../shared/acts/act-input.js';
import { RoleEnum } from '../../../shared/subgraph/domain-enums.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import type { Role } from '../../../shared/viewer/roles.js';
import { ShortText } from '../../../shared/subgraph/short-text.js';

@InputType({ description: 'A new member of one’s own delegation.' })
export class RecordMemberInput extends ActInput {
  @Field(() => RoleEnum, {
    description: 'The role; one that the delegation may hold, and not an app’s.',
  })
  role!: Role;

  @Field({
    description: 'The office in one’s own words, 1–200 characters; every delegation reads it.',
  })
  @ShortText()
  displayRole!: string;

  @Field({
    description: 'The person’s name, 1–200 characters; own delegation and secretariat only.',
  })
  @ShortText()
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'How the person proves the office, 1–500 characters; own delegation and secretariat only.',
  })
  @IsOptional()
  @Length(1, 500, { message: 'must have 1 to 500 characters' })
  credentials?: string | null;

  @Field(() => DateTime, { description: 'From when the office is held.' })
  validFrom!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when, if that is known; later than validFrom.',
  })
  validUntil?: Date | null;
}

@InputType({ description: 'The end of a member’s office.' })
export class EndMemberInput extends VersionedInput {
  @Field(() => ID, { description: 'The member, `mem_…`.' })
  @IsRecordId('mem')
  id!: string;

  @Field(() => DateTime, { description: 'When the office ends or ended; later than it began.' })
  validUntil!: Date;
}
