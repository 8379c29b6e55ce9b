import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { ActPayload, payloadOf } from '../../../shared/subgraph/user-error.js';
import { VerbEnum } from '../enums.js';
import { VerificationTask } from '../verification-task/verification-task.entity.js';
import { Observation } from './observation.entity.js';
import { RecordObservationInput } from './observation.input.js';
import { recordObservation } from './record-observation.js';

@ObjectType({ description: 'What an act on an observation answers.' })
export class ObservationPayload extends ActPayload {
  @Field(() => Observation, {
    nullable: true,
    description: 'The observation as the actor’s delegation now sees it.',
  })
  observation!: Observation | null;
}

@Resolver(() => Observation)
export class ObservationResolver {
  @Mutation(() => ObservationPayload, {
    nullable: true,
    description:
      'Records what a monitor has observed while it is at work on a task. Assigned monitors.',
  })
  async recordObservation(
    @Arg('input', () => RecordObservationInput, { description: 'The observation.' })
    input: RecordObservationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ObservationPayload> {
    const record = { field: 'observation', type: Observation } as const;
    return payloadOf(
      context,
      ObservationPayload,
      record,
      await context.perform(recordObservation, input),
    );
  }

  @FieldResolver(() => VerificationTask, {
    nullable: true,
    description: 'The task under which it was observed. PARTIES.',
  })
  async task(
    @Root() { taskId }: Observation,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<VerificationTask | null> {
    return reads.find(VerificationTask, taskId);
  }

  @FieldResolver(() => [VerbEnum], {
    description: 'The acts that are open to the viewer now; an observation is not changed: none.',
  })
  viewerCan(): readonly string[] {
    return [];
  }
}
