import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { Allegation } from '../allegation/allegation.entity.js';
import { delayAccess, denyAccess, grantAccess } from './answer-access.js';
import { reportTask } from './report-task.js';
import { startFieldwork } from './start-fieldwork.js';
import { VerificationTask } from './verification-task.entity.js';
import { AccessRefusalInput, ReportTaskInput, TaskActInput } from './verification-task.input.js';
import { performOnTask, VerificationTaskPayload } from './verification-task.payload.js';

/** What the host and the monitors do on a task, and the tasks of a case. */
@Resolver(() => Allegation)
export class TaskWorkResolver {
  @Mutation(() => VerificationTaskPayload, {
    nullable: true,
    description:
      'Grants the access that was asked for, also after a delay. Party roles of the host.',
  })
  async grantAccess(
    @Arg('input', () => TaskActInput, { description: 'The task.' }) input: TaskActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VerificationTaskPayload> {
    return performOnTask(context, grantAccess, input);
  }

  @Mutation(() => VerificationTaskPayload, {
    nullable: true,
    description:
      'Puts access off; it counts as denied when it is not granted in the time that the terms of reference set. Party roles of the host.',
  })
  async delayAccess(
    @Arg('input', () => AccessRefusalInput, { description: 'The task and the reasons.' })
    input: AccessRefusalInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VerificationTaskPayload> {
    return performOnTask(context, delayAccess, input);
  }

  @Mutation(() => VerificationTaskPayload, {
    nullable: true,
    description: 'Denies access; the denial stays on record. Party roles of the host.',
  })
  async denyAccess(
    @Arg('input', () => AccessRefusalInput, { description: 'The task and the reasons.' })
    input: AccessRefusalInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VerificationTaskPayload> {
    return performOnTask(context, denyAccess, input);
  }

  @Mutation(() => VerificationTaskPayload, {
    nullable: true,
    description:
      'Says that the work has begun, after the access was granted or where none is needed. Assigned monitors and the secretariat.',
  })
  async startFieldwork(
    @Arg('input', () => TaskActInput, { description: 'The task.' }) input: TaskActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VerificationTaskPayload> {
    return performOnTask(context, startFieldwork, input);
  }

  @Mutation(() => VerificationTaskPayload, {
    nullable: true,
    description: 'Reports on a task; observers learn what the access came to. Assigned monitors.',
  })
  async reportTask(
    @Arg('input', () => ReportTaskInput, { description: 'The task and the report.' })
    input: ReportTaskInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VerificationTaskPayload> {
    return performOnTask(context, reportTask, input);
  }

  @FieldResolver(() => [VerificationTask], {
    nullable: true,
    description:
      'The verification tasks of the case that were given to the viewer, oldest first. PARTIES.',
  })
  async tasks(
    @Root() { id }: Allegation,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly VerificationTask[]> {
    return reads.children(VerificationTask, 'allegationId', id);
  }
}
