import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { ActPayload, payloadOf } from '../../../shared/subgraph/user-error.js';
import { HotlineCall } from '../hotline-call/hotline-call.entity.js';
import { fileReport } from './file-report.js';
import { Report } from './report.entity.js';
import { FileReportInput } from './report.input.js';

@ObjectType({ description: 'What an act on a report answers.' })
export class ReportPayload extends ActPayload {
  @Field(() => Report, {
    nullable: true,
    description: 'The report as the actor’s delegation now sees it.',
  })
  report!: Report | null;
}

const RECORD = { field: 'report', type: Report } as const;

@Resolver(() => Report)
export class ReportResolver {
  @Mutation(() => ReportPayload, {
    nullable: true,
    description:
      'Files a further report of an incident: a party’s goes with its own allegation, a mediator’s, a monitor’s or a third party’s to the mediators and the secretariat. The other side learns of none. Party roles of the submitter, mediators, secretariat (for a third party), assigned monitors.',
  })
  async fileReport(
    @Arg('input', () => FileReportInput, { description: 'The incident and the report.' })
    input: FileReportInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ReportPayload> {
    return payloadOf(context, ReportPayload, RECORD, await context.perform(fileReport, input));
  }

  @FieldResolver(() => HotlineCall, {
    nullable: true,
    description:
      'The call on the hotline that became the report. The submitter, the mediators and the secretariat.',
  })
  async hotlineCall(
    @Root() { hotlineCallId }: Report,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<HotlineCall | null> {
    return hotlineCallId === null ? null : reads.find(HotlineCall, hotlineCallId);
  }

  @FieldResolver(() => DelegationStub, { nullable: true, description: 'Whose report it is.' })
  by(@Root() { byCode }: Report): DelegationStub | null {
    return delegationReference(byCode);
  }
}
