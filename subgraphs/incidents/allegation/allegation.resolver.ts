import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { payloadOf } from '../../../shared/subgraph/user-error.js';
import { Clock } from '../clock/clock.entity.js';
import { VerbEnum } from '../enums.js';
import { Incident } from '../incident/incident.entity.js';
import { PartyStatement } from '../party-statement/party-statement.entity.js';
import { AllegationConnection } from './allegation.connection.js';
import { Allegation } from './allegation.entity.js';
import { AllegationFilter, narrowAllegations } from './allegation.filter.js';
import {
  AllegationActInput,
  DraftAllegationInput,
  NotifyAllegationInput,
} from './allegation.input.js';
import { AllegationPayload } from './allegation.payload.js';
import { allegationVerbs, type AllegationVerb } from './allegation.state.js';
import { draftAllegation } from './draft-allegation.js';
import { situationOf } from './load-allegation.js';
import { notifyAllegation } from './notify-allegation.js';
import { registerAllegation } from './register-allegation.js';
import { submitAllegation } from './submit-allegation.js';

const RECORD = { field: 'allegation', type: Allegation } as const;

@Resolver(() => Allegation)
export class AllegationResolver {
  @Query(() => Allegation, {
    nullable: true,
    description: 'An allegation out of what was given to the viewer; NOT_FOUND otherwise.',
  })
  async allegation(
    @Arg('id', () => ID, { description: 'Id of the allegation.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Allegation | null> {
    return found(await reads.find(Allegation, requireId('alg', id)));
  }

  @Query(() => AllegationConnection, {
    nullable: true,
    description: 'The allegations that were given to the viewer, newest first.',
  })
  async allegations(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AllegationFilter, { nullable: true, description: 'Narrows the list.' })
    filter: AllegationFilter | null,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<Allegation>> {
    return reads.page(Allegation, page, { list: 'allegations', filter }, (query) => {
      if (filter) narrowAllegations(query, filter);
    });
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Drafts an allegation with its incident and report; only the drafting delegation can read it. Party roles.',
  })
  async draftAllegation(
    @Arg('input', () => DraftAllegationInput, { description: 'The allegation.' })
    input: DraftAllegationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return payloadOf(
      context,
      AllegationPayload,
      RECORD,
      await context.perform(draftAllegation, input),
    );
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Submits a draft to the mechanism; the other side does not learn of it. Party roles; the head where the source is at risk.',
  })
  async submitAllegation(
    @Arg('input', () => AllegationActInput, { description: 'The allegation.' })
    input: AllegationActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return payloadOf(
      context,
      AllegationPayload,
      RECORD,
      await context.perform(submitAllegation, input),
    );
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
    return payloadOf(
      context,
      AllegationPayload,
      RECORD,
      await context.perform(registerAllegation, input),
    );
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
    return payloadOf(
      context,
      AllegationPayload,
      RECORD,
      await context.perform(notifyAllegation, input),
    );
  }

  @FieldResolver(() => DelegationStub, { nullable: true, description: 'The party that alleges.' })
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

  @FieldResolver(() => Incident, {
    nullable: true,
    description: 'The event that the allegation is about.',
  })
  async incident(
    @Root() { incidentId }: Allegation,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Incident | null> {
    return reads.find(Incident, incidentId);
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

  @FieldResolver(() => [VerbEnum], { description: 'The acts that are open to the viewer now.' })
  viewerCan(
    @Root() allegation: Allegation,
    @Ctx() { viewer }: SubgraphContext,
  ): readonly AllegationVerb[] {
    return allegationVerbs(situationOf(allegation, viewer));
  }
}
