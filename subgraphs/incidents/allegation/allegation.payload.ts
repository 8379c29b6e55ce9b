import { Field, ObjectType } from 'type-graphql';

import type { Outcome } from '../../../shared/acts/act.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { ActPayload, payloadOf } from '../../../shared/subgraph/user-error.js';
import { Allegation } from './allegation.entity.js';

@ObjectType({ description: 'What an act on an allegation answers.' })
export class AllegationPayload extends ActPayload {
  @Field(() => Allegation, {
    nullable: true,
    description: 'The allegation as the actor’s delegation now sees it.',
  })
  allegation!: Allegation | null;
}

/** Answers an act on an allegation: the allegation is read back from the actor's own world. */
export async function allegationPayload(
  context: SubgraphContext,
  outcome: Outcome,
): Promise<AllegationPayload> {
  const record = { field: 'allegation', type: Allegation } as const;
  return payloadOf(context, AllegationPayload, record, outcome);
}
