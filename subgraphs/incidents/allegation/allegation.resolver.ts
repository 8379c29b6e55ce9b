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

import { type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { Clock } from '../clock/clock.entity.js';
import { VerbEnum } from '../enums.js';
import { ExitProposal } from '../exit-proposal/exit-proposal.entity.js';
import { Incident } from '../incident/incident.entity.js';
import { PartyStatement } from '../party-statement/party-statement.entity.js';
import { AllegationConnection } from './allegation.connection.js';
import { Allegation } from './allegation.entity.js';
import { AllegationFilter, narrowAllegations } from './allegation.filter.js';
import {
  type AllegationOrder,
  allegationOrder,
  AllegationOrderEnum,
  joinForOrder,
} from './allegation.order.js';
import {
  AllegationActInput,
  DraftAllegationInput,
  NotifyAllegationInput,
} from './allegation.input.js';
import { AllegationPayload, allegationPayload } from './allegation.payload.js';
import type { AllegationVerb } from './allegation.statuses.js';
import { verbsOf } from './allegation.verbs.js';
import { otherPartyOf } from './case-parties.js';
import { draftAllegation } from './draft-allegation.js';
import { fileAllegation } from './file-allegation.js';
import { notifyAllegation } from './notify-allegation.js';
import { registerAllegation } from './register-allegation.js';
import { submitAllegation } from './submit-allegation.js';

@Resolver(() => Allegation)
export class AllegationResolver {
  @Query(() => Allegation, {
    nullable: true,
    description: 'An allegation out of what was given to the viewer; NOT_FOUND otherwise.',
  })
  async allegation(
    @Arg('id', () => ID, { description: 'Id of the allegation.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Allegation | null> {
    return found(await reads.find(Allegation, requireId('alg', id), info));
  }

  @Query(() => AllegationConnection, {
    nullable: true,
    description:
      'The allegations that were given to the viewer, newest first unless asked for otherwise.',
  })
  async allegations(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AllegationFilter, { nullable: true, description: 'Narrows the list.' })
    filter: AllegationFilter | null,
    @Arg('orderBy', () => AllegationOrderEnum, {
      nullable: true,
      description: 'The order; RECEIVED_NEWEST where none is given.',
    })
    orderBy: AllegationOrder | null,
    @Ctx() { reads, now }: SubgraphContext,
  ): Promise<Page<Allegation>> {
    const order = allegationOrder(orderBy);
    return reads.page(Allegation, page, { list: 'allegations', filter, order }, (query) => {
      joinForOrder(query, orderBy);
      if (filter) narrowAllegations(query, filter, now());
    });
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Drafts an allegation with its incident and report; only the drafting delegation can read it. Party roles; the secretariat for a third party, monitors on their own initiative.',
  })
  async draftAllegation(
    @Arg('input', () => DraftAllegationInput, { description: 'The allegation.' })
    input: DraftAllegationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(draftAllegation, input));
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Submits a draft, or what was returned, to the mechanism; the other side does not learn of it. Party roles, the secretariat and monitors, of the submitter; the head or the secretariat where the source is at risk.',
  })
  async submitAllegation(
    @Arg('input', () => AllegationActInput, { description: 'The allegation.' })
    input: AllegationActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(submitAllegation, input));
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Drafts and submits an allegation in one act, all of it or nothing: refused for what refuses a draft or its submission, e.g. without a basis. Who may do both; the head or the secretariat where the source is at risk.',
  })
  async fileAllegation(
    @Arg('input', () => DraftAllegationInput, { description: 'The allegation.' })
    input: DraftAllegationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(fileAllegation, input));
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description: 'Registers a submitted allegation under a random reference. Secretariat.',
  })
  async registerAllegation(
    @Arg('input', () => AllegationActInput, { description: 'The allegation.' })
    input: AllegationActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(registerAllegation, input));
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Notifies the respondent: the notice, the district and the kind of act go to the other side. Secretariat.',
  })
  async notifyAllegation(
    @Arg('input', () => NotifyAllegationInput, { description: 'The allegation and the notice.' })
    input: NotifyAllegationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(notifyAllegation, input));
  }

  @FieldResolver(() => DelegationStub, {
    nullable: true,
    description: 'Who brings it: the party that alleges, or the secretariat, also for a monitor.',
  })
  by(@Root() { byCode }: Allegation): DelegationStub | null {
    return delegationReference(byCode);
  }

  @FieldResolver(() => DelegationStub, {
    nullable: true,
    description: 'The party that is accused.',
  })
  respondent(@Root() { respondentCode }: Allegation): DelegationStub | null {
    return delegationReference(respondentCode);
  }

  @FieldResolver(() => DelegationStub, {
    nullable: true,
    description:
      'The other party of the case: the one that alleges, or that a case of the secretariat or a monitor concerns. Both parties are told the same from NOTIFIED.',
  })
  otherParty(@Root() allegation: Allegation): DelegationStub | null {
    return delegationReference(otherPartyOf(allegation));
  }

  @FieldResolver(() => Incident, {
    nullable: true,
    description: 'The event that the allegation is about.',
  })
  async incident(
    @Root() { incidentId }: Allegation,
    @Ctx() { reads }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Incident | null> {
    return reads.find(Incident, incidentId, info);
  }

  @FieldResolver(() => [PartyStatement], {
    description: 'The answers, oldest first: they go with the allegation to all who see it.',
  })
  async statements(
    @Root() { id }: Allegation,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly PartyStatement[]> {
    return reads.children(PartyStatement, 'allegationId', id);
  }

  @FieldResolver(() => [Clock], {
    description: 'The deadlines that concern the viewer’s delegation, oldest first.',
  })
  async clocks(
    @Root() { id }: Allegation,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly Clock[]> {
    return reads.children(Clock, 'allegationId', id);
  }

  @FieldResolver(() => DelegationStub, {
    nullable: true,
    description:
      'The party that has proposed a local settlement; the other side’s confirmation ends the case.',
  })
  settlementProposedBy(@Root() { settlementByCode }: Allegation): DelegationStub | null {
    return delegationReference(settlementByCode);
  }

  @FieldResolver(() => Allegation, {
    nullable: true,
    description:
      'The case into which it was merged. The submitter, the mediators and the secretariat.',
  })
  async mergedInto(
    @Root() { mergedIntoId }: Allegation,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Allegation | null> {
    return mergedIntoId === null ? null : reads.find(Allegation, mergedIntoId);
  }

  @FieldResolver(() => [ExitProposal], {
    nullable: true,
    description:
      'The secretariat’s proposals to end it before the notice, oldest first. The mediators and the secretariat; the submitter those that were co-signed.',
  })
  async exitProposals(
    @Root() { id }: Allegation,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly ExitProposal[]> {
    return reads.children(ExitProposal, 'allegationId', id);
  }

  @FieldResolver(() => [VerbEnum], { description: 'The acts that are open to the viewer now.' })
  async viewerCan(
    @Root() allegation: Allegation,
    @Ctx() context: SubgraphContext,
  ): Promise<readonly AllegationVerb[]> {
    return verbsOf(allegation, context);
  }
}
