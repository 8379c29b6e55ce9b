import { Field, ObjectType } from 'type-graphql';

import type { Act } from '../../../shared/acts/act.js';
import type { ActInput } from '../../../shared/acts/act-input.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { ActPayload, payloadOf } from '../../../shared/subgraph/user-error.js';
import { VerificationTask } from './verification-task.entity.js';

@ObjectType({ description: 'What an act on a verification task answers.' })
export class VerificationTaskPayload extends ActPayload {
  @Field(() => VerificationTask, {
    nullable: true,
    description: 'The task as the actor’s delegation now sees it.',
  })
  verificationTask!: VerificationTask | null;
}

const RECORD = { field: 'verificationTask', type: VerificationTask } as const;

/** Performs an act on a task and answers it: the task is read back from the actor's own world. */
export async function performOnTask<Input extends ActInput, Target>(
  context: SubgraphContext,
  act: Act<Input, Target>,
  input: Input,
): Promise<VerificationTaskPayload> {
  return payloadOf(context, VerificationTaskPayload, RECORD, await context.perform(act, input));
}
