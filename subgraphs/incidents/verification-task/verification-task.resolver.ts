import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';

import { connectionOf, type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { Allegation } from '../allegation/allegation.entity.js';
import { VerbEnum } from '../enums.js';
import { Observation } from '../observation/observation.entity.js';
import { acceptTask } from './accept-task.js';
import { cancelTask } from './cancel-task.js';
import { situationOf } from './load-task.js';
import { planTask } from './plan-task.js';
import { requestAccess } from './request-access.js';
import { VerificationTask } from './verification-task.entity.js';
import { narrowTasks, VerificationTaskFilter } from './verification-task.filter.js';
import { PlanTaskInput, TaskActInput } from './verification-task.input.js';
import { performOnTask, VerificationTaskPayload } from './verification-task.payload.js';
import { taskVerbs } from './verification-task.state.js';
import type { TaskVerb } from './verification-task.statuses.js';
import { VisitPlan } from './visit-plan.entity.js';

const VerificationTaskConnection = connectionOf(VerificationTask, 'VerificationTask');

@Resolver(() => VerificationTask)
export class VerificationTaskResolver {
  @Query(() => VerificationTask, {
    nullable: true,
    description: 'A verification task out of what was given to the viewer; NOT_FOUND otherwise.',
  })
  async verificationTask(
    @Arg('id', () => ID, { description: 'Id of the task.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<VerificationTask | null> {
    return found(await reads.find(VerificationTask, requireId('vtk', id), info));
  }

  @Query(() => VerificationTaskConnection, {
    nullable: true,
    description: 'The verification tasks that were given to the viewer, newest first.',
  })
  async verificationTasks(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => VerificationTaskFilter, {
      nullable: true,
      description: 'Narrows the list.',
    })
    filter: VerificationTaskFilter | null,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<VerificationTask>> {
    return reads.page(VerificationTask, page, { list: 'verificationTasks', filter }, (query) => {
      if (filter) narrowTasks(query, filter);
    });
  }

  @Mutation(() => VerificationTaskPayload, {
    nullable: true,
    description:
      'Plans a task to verify a case, with who goes where it needs access; no party learns of it. Secretariat.',
  })
  async planTask(
    @Arg('input', () => PlanTaskInput, { description: 'The task.' }) input: PlanTaskInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VerificationTaskPayload> {
    return performOnTask(context, planTask, input);
  }

  @Mutation(() => VerificationTaskPayload, {
    nullable: true,
    description:
      'Asks the host for access: both parties learn of the task, the host also who comes and when. Secretariat.',
  })
  async requestAccess(
    @Arg('input', () => TaskActInput, { description: 'The task.' }) input: TaskActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VerificationTaskPayload> {
    return performOnTask(context, requestAccess, input);
  }

  @Mutation(() => VerificationTaskPayload, {
    nullable: true,
    description: 'Accepts a monitor’s report; a finding can rest on it. Secretariat.',
  })
  async acceptTask(
    @Arg('input', () => TaskActInput, { description: 'The task.' }) input: TaskActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VerificationTaskPayload> {
    return performOnTask(context, acceptTask, input);
  }

  @Mutation(() => VerificationTaskPayload, {
    nullable: true,
    description: 'Cancels a task on which no one has reported yet. Secretariat.',
  })
  async cancelTask(
    @Arg('input', () => TaskActInput, { description: 'The task.' }) input: TaskActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VerificationTaskPayload> {
    return performOnTask(context, cancelTask, input);
  }

  @FieldResolver(() => Allegation, {
    nullable: true,
    description: 'The allegation that it verifies. PARTIES.',
  })
  async allegation(
    @Root() { allegationId }: VerificationTask,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Allegation | null> {
    return allegationId === null ? null : reads.find(Allegation, allegationId);
  }

  @FieldResolver(() => DelegationStub, {
    nullable: true,
    description:
      'The party that holds the place and is asked for access; null where none is needed. PARTIES.',
  })
  host(@Root() { hostCode }: VerificationTask): DelegationStub | null {
    return delegationReference(hostCode);
  }

  @FieldResolver(() => VisitPlan, {
    nullable: true,
    description:
      'Who goes there, when and how. Mediators, secretariat and assigned monitors; of it the host its team and schedule from the request for access on; null for the other party. PARTIES.',
  })
  async visit(
    @Root() { id }: VerificationTask,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<VisitPlan | null> {
    const [plan] = await reads.children(VisitPlan, 'taskId', id);
    return plan ?? null;
  }

  @FieldResolver(() => [Observation], {
    nullable: true,
    description:
      'What monitors have observed, oldest first. Mediators, secretariat and assigned monitors; both parties from FINDING_SHARED on; empty when there is none for the viewer. PARTIES.',
  })
  async observations(
    @Root() { id }: VerificationTask,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly Observation[]> {
    return reads.children(Observation, 'taskId', id);
  }

  @FieldResolver(() => [VerbEnum], { description: 'The acts that are open to the viewer now.' })
  viewerCan(
    @Root() task: VerificationTask,
    @Ctx() { viewer }: SubgraphContext,
  ): readonly TaskVerb[] {
    return taskVerbs(situationOf(task, viewer));
  }
}
