import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsOptional,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { ActInput, VersionedInput } from '../../../shared/acts/act-input.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { DelegationCode } from '../../../shared/subgraph/scalars.js';

const MEDIATORS = { message: 'must name 1 to 20 mediators, each of them once' };

@InputType({ description: 'A new caucus note.' })
export class RecordCaucusNoteInput extends ActInput {
  @Field(() => DelegationCode, {
    nullable: true,
    description: 'The party that spoke: needed from a mediator; a head’s own, and needless there.',
  })
  party?: string | null;

  @Field(() => [DelegationCode], {
    description: 'The mediators who may read it, 1–20; a mediator names its own delegation too.',
  })
  @ArrayMinSize(1, MEDIATORS)
  @ArrayMaxSize(20, MEDIATORS)
  @ArrayUnique(MEDIATORS)
  mediators!: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The session in which it was said; a caucus must be one with that party.',
  })
  @IsOptional()
  @IsRecordId('ses')
  sessionId?: string | null;

  @Field(() => LocalizedTextInput, { description: 'What was said.' })
  @ValidateNested()
  body!: LocalizedTextInput;
}

@InputType({ description: 'An act on a caucus note.' })
export class CaucusNoteActInput extends VersionedInput {
  @Field(() => ID, { description: 'The note.' })
  @IsRecordId('cau')
  id!: string;
}
