import { Field, ObjectType } from 'type-graphql';

import type { Outcome } from '../../../shared/acts/act.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { ActPayload, payloadOf } from '../../../shared/subgraph/user-error.js';
import { Finding } from './finding.entity.js';

@ObjectType({ description: 'What an act on a finding answers.' })
export class FindingPayload extends ActPayload {
  @Field(() => Finding, {
    nullable: true,
    description: 'The version of the finding as the actor’s delegation now sees it.',
  })
  finding!: Finding | null;
}

/** Answers an act on a finding: the version is read back from the actor's own world. */
export async function findingPayload(
  context: SubgraphContext,
  outcome: Outcome,
): Promise<FindingPayload> {
  return payloadOf(context, FindingPayload, { field: 'finding', type: Finding }, outcome);
}
