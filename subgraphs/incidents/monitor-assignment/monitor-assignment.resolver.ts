import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';

import { connectionOf, type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { ActPayload, payloadOf } from '../../../shared/subgraph/user-error.js';
import { Allegation } from '../allegation/allegation.entity.js';
import { VerbEnum } from '../enums.js';
import { assignMonitor } from './assign-monitor.js';
import { MonitorAssignment } from './monitor-assignment.entity.js';
import { AssignMonitorInput, UnassignMonitorInput } from './monitor-assignment.input.js';
import { type AssignmentVerb, assignmentVerbs } from './monitor-assignment.state.js';
import { unassignMonitor } from './unassign-monitor.js';

const MonitorAssignmentConnection = connectionOf(MonitorAssignment, 'MonitorAssignment');
const RECORD = { field: 'monitorAssignment', type: MonitorAssignment } as const;

@InputType({ description: 'Narrows a list of assignments; every condition must hold.' })
export class MonitorAssignmentFilter {
  @Field(() => ID, { nullable: true, description: 'Of this case.' })
  allegationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of this monitor.' })
  monitor?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: those that have not ended; false: those that have.',
  })
  running?: boolean | null;
}

@ObjectType({ description: 'What an act on an assignment answers.' })
export class MonitorAssignmentPayload extends ActPayload {
  @Field(() => MonitorAssignment, {
    nullable: true,
    description: 'The assignment as the actor’s delegation now sees it.',
  })
  monitorAssignment!: MonitorAssignment | null;
}

@Resolver(() => MonitorAssignment)
export class MonitorAssignmentResolver {
  @Query(() => MonitorAssignment, {
    nullable: true,
    description:
      'An assignment: any for the secretariat, for a monitor its own that has not ended; NOT_FOUND otherwise.',
  })
  async monitorAssignment(
    @Arg('id', () => ID, { description: 'Id of the assignment.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<MonitorAssignment | null> {
    return found(await reads.find(MonitorAssignment, requireId('asg', id)));
  }

  @Query(() => MonitorAssignmentConnection, {
    nullable: true,
    description:
      'Which cases are assigned to whom, newest first: all of them for the secretariat, a monitor’s own that have not ended for a monitor.',
  })
  async monitorAssignments(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => MonitorAssignmentFilter, {
      nullable: true,
      description: 'Narrows the list.',
    })
    filter: MonitorAssignmentFilter | null,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<MonitorAssignment>> {
    const { allegationId, monitor, running } = filter ?? {};
    if (allegationId != null) requireId('alg', allegationId);
    const list = { list: 'monitorAssignments', filter };
    return reads.page(MonitorAssignment, page, list, (query) => {
      if (allegationId != null) query.andWhere('r.allegationId = :allegationId', { allegationId });
      if (monitor != null) query.andWhere('r.monitor = :monitor', { monitor });
      if (running != null) query.andWhere('(r.endedAt IS NULL) = :running', { running });
    });
  }

  @Mutation(() => MonitorAssignmentPayload, {
    nullable: true,
    description:
      'Assigns a case to a monitor, who reads it from this moment on, in place of another where one is named. Secretariat.',
  })
  async assignMonitor(
    @Arg('input', () => AssignMonitorInput, { description: 'The case and the monitor.' })
    input: AssignMonitorInput,
    @Ctx() context: SubgraphContext,
  ): Promise<MonitorAssignmentPayload> {
    const outcome = await context.perform(assignMonitor, input);
    return payloadOf(context, MonitorAssignmentPayload, RECORD, outcome);
  }

  @Mutation(() => MonitorAssignmentPayload, {
    nullable: true,
    description:
      'Takes a case from a monitor, who reads nothing of it from this moment on. Secretariat.',
  })
  async unassignMonitor(
    @Arg('input', () => UnassignMonitorInput, { description: 'The assignment.' })
    input: UnassignMonitorInput,
    @Ctx() context: SubgraphContext,
  ): Promise<MonitorAssignmentPayload> {
    const outcome = await context.perform(unassignMonitor, input);
    return payloadOf(context, MonitorAssignmentPayload, RECORD, outcome);
  }

  @FieldResolver(() => Allegation, {
    nullable: true,
    description: 'The case that is assigned. Class DRAFT.',
  })
  async allegation(
    @Root() { allegationId }: MonitorAssignment,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Allegation | null> {
    return reads.find(Allegation, allegationId);
  }

  @FieldResolver(() => [VerbEnum], { description: 'The acts that are open to the viewer now.' })
  viewerCan(
    @Root() assignment: MonitorAssignment,
    @Ctx() { viewer }: SubgraphContext,
  ): readonly AssignmentVerb[] {
    return assignmentVerbs(assignment, viewer.role);
  }
}
