import { IsIn, IsOptional } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';

import { type ProhibitedAct, ProhibitedActEnum } from '../prohibited-act.js';
import {
  type FindingOutcome,
  FindingOutcomeEnum,
  GRAVITIES,
  type Gravity,
  GravityEnum,
} from './finding.enums.js';

@ObjectType({ description: 'What was found of one act; one allegation may have several judged.' })
export class JudgedAct {
  @Field(() => ProhibitedActEnum, { description: 'The act.' })
  act!: ProhibitedAct;

  @Field(() => FindingOutcomeEnum, { description: 'What was found of it.' })
  outcome!: FindingOutcome;

  @Field(() => GravityEnum, {
    nullable: true,
    description: 'How grave it is; null where it is no violation.',
  })
  gravity!: Gravity | null;
}

@InputType({ description: 'What is found of one act.' })
export class JudgedActInput {
  @Field(() => ProhibitedActEnum, { description: 'The act.' })
  act!: ProhibitedAct;

  @Field(() => FindingOutcomeEnum, { description: 'What is found of it.' })
  outcome!: FindingOutcome;

  @Field(() => GravityEnum, {
    nullable: true,
    description: 'How grave it is: for VIOLATION and MUTUAL_VIOLATIONS, and for no other outcome.',
  })
  @IsOptional()
  @IsIn(GRAVITIES, { message: 'is not a gravity' })
  gravity?: Gravity | null;
}
