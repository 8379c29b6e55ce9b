import { Field, ID, Int, ObjectType } from 'type-graphql';

import { DateTime, DelegationCode } from '../../../shared/subgraph/scalars.js';
import type { AllegationStatus } from '../allegation/allegation.statuses.js';
import { AllegationStatusEnum, ResponseKindEnum, type ResponseState } from '../enums.js';
import { type FindingOutcome, FindingOutcomeEnum } from '../finding/finding.enums.js';
import { type ProhibitedAct, ProhibitedActEnum } from '../prohibited-act.js';

@ObjectType({
  description:
    'The filter with which `allegations` lists what a figure counts: pass it on as it is. Null conditions narrow nothing.',
})
export class CaseloadList {
  @Field(() => DelegationCode, { nullable: true, description: 'Against this party.' })
  respondent: string | null = null;

  @Field(() => [AllegationStatusEnum], { nullable: true, description: 'In one of these statuses.' })
  status: readonly AllegationStatus[] | null = null;

  @Field(() => [ProhibitedActEnum], { nullable: true, description: 'Of one of these acts.' })
  act: readonly ProhibitedAct[] | null = null;

  @Field(() => [ResponseKindEnum], { nullable: true, description: 'With one of these answers.' })
  responseState: readonly ResponseState[] | null = null;

  @Field(() => [FindingOutcomeEnum], {
    nullable: true,
    description: 'With a finding of one of these outcomes that is determined.',
  })
  outcome: readonly FindingOutcome[] | null = null;

  @Field(() => ID, { nullable: true, description: 'About an incident in this sector.' })
  sectorId: string | null = null;

  @Field(() => DateTime, { nullable: true, description: 'Notified at this time or later.' })
  notifiedFrom: Date | null = null;

  @Field(() => DateTime, { nullable: true, description: 'Notified before this time.' })
  notifiedBefore: Date | null = null;

  @Field(() => Boolean, { nullable: true, description: 'With a clock that has run out.' })
  overdue: boolean | null = null;

  @Field(() => DelegationCode, { nullable: true, description: 'Whose answer is awaited.' })
  awaitingAnswerOf: string | null = null;
}

@ObjectType({ description: 'A count of allegations, with the filter that lists them.' })
export class CaseloadFigure {
  @Field(() => Int, { description: 'How many allegations; not how many violations.' })
  count!: number;

  @Field(() => CaseloadList, { description: 'The filter that lists them.' })
  list!: CaseloadList;
}

/** Makes a figure with the filter that lists it. */
export function figure(count: number, list: Partial<CaseloadList>): CaseloadFigure {
  return Object.assign(new CaseloadFigure(), {
    count,
    list: Object.assign(new CaseloadList(), list),
  });
}
