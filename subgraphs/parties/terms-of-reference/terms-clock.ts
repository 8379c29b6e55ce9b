import { Field, Int, ObjectType } from 'type-graphql';

import { type ClockKind, ClockKindEnum } from '../../../shared/subgraph/domain-enums.js';

@ObjectType({ description: 'How long a clock runs under the terms of reference.' })
export class TermsClock {
  @Field(() => ClockKindEnum, { description: 'What the clock measures. MECHANISM.' })
  kind!: ClockKind;

  @Field(() => Int, { description: 'How long it runs, in elapsed hours. MECHANISM.' })
  hours!: number;
}
