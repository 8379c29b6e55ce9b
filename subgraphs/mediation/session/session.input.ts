import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { ActInput, VersionedInput } from '../../../shared/acts/act-input.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { DateTime, DelegationCode } from '../../../shared/subgraph/scalars.js';
import { ShortText } from '../../../shared/subgraph/short-text.js';
import { SessionKindEnum } from '../enums.js';
import type { SessionKind } from './session.state.js';

const ROUND = { message: 'must be between 1 and 1,000' };
const MEDIATORS = { message: 'must name 1 to 20 mediators, each of them once' };

@InputType({ description: 'A new session.' })
export class ScheduleSessionInput extends ActInput {
  @Field(() => SessionKindEnum, {
    description: 'What the session is; a CAUCUS can be scheduled by a mediator only.',
  })
  kind!: SessionKind;

  @Field({ description: 'Where it takes place, 1–200 characters.' })
  @ShortText()
  place!: string;

  @Field(() => DateTime, { description: 'When it is to begin.' })
  opensAt!: Date;

  @Field(() => DateTime, { description: 'When it is to end; after opensAt.' })
  closesAt!: Date;

  @Field(() => Int, { nullable: true, description: 'The round of talks, 1–1,000.' })
  @IsOptional()
  @Min(1, ROUND)
  @Max(1_000, ROUND)
  round?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether observers may attend, no by default; never a CAUCUS or PRINCIPALS.',
  })
  open?: boolean | null;

  @Field(() => DelegationCode, {
    nullable: true,
    description: 'With CAUCUS only, and needed then: the party that is met.',
  })
  party?: string | null;

  @Field(() => [DelegationCode], {
    nullable: true,
    description:
      'With CAUCUS only, and needed then: the mediators who take part, 1–20, yourself among them.',
  })
  @IsOptional()
  @ArrayMinSize(1, MEDIATORS)
  @ArrayMaxSize(20, MEDIATORS)
  @ArrayUnique(MEDIATORS)
  mediators?: string[] | null;
}

@InputType({ description: 'An act on a session.' })
export class SessionActInput extends VersionedInput {
  @Field(() => ID, { description: 'The session.' })
  @IsRecordId('ses')
  id!: string;
}
