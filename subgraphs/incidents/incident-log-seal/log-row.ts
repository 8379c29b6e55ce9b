import { Field, ObjectType } from 'type-graphql';

import { DateTime } from '../../../shared/subgraph/scalars.js';
import { type ProhibitedAct, ProhibitedActEnum } from '../prohibited-act.js';
import { PlaceStub } from '../stubs/place.stub.js';

@ObjectType({
  description: 'One row of a side’s incident log; what the side says, and no finding.',
})
export class LogRow {
  @Field(() => DateTime, { description: 'When it happened.' })
  at!: Date;

  @Field(() => PlaceStub, { nullable: true, description: 'The sector.' })
  sector!: PlaceStub | null;

  @Field(() => ProhibitedActEnum, { description: 'What is said to have been done.' })
  act!: ProhibitedAct;

  @Field(() => String, { nullable: true, description: 'The side’s note.' })
  note!: string | null;
}
