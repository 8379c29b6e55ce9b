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
import { payloadOf } from '../../../shared/subgraph/user-error.js';
import { AgendaItem } from '../agenda-item/agenda-item.entity.js';
import { VerbEnum } from '../enums.js';
import { closeSession } from './close-session.js';
import { situationOf } from './load-session.js';
import { openSession } from './open-session.js';
import { scheduleSession } from './schedule-session.js';
import { Session } from './session.entity.js';
import { narrowSessions, SessionFilter } from './session.filter.js';
import { ScheduleSessionInput, SessionActInput } from './session.input.js';
import { SessionPayload } from './session.payload.js';
import { sessionVerbs, type SessionVerb } from './session.state.js';

const SessionConnection = connectionOf(Session, 'Session');
const RECORD = { field: 'session', type: Session } as const;

@Resolver(() => Session)
export class SessionResolver {
  @Query(() => Session, {
    nullable: true,
    description: 'A session out of what was given to the viewer; NOT_FOUND otherwise.',
  })
  async session(
    @Arg('id', () => ID, { description: 'Id of the session.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Session | null> {
    return found(await reads.find(Session, requireId('ses', id), info));
  }

  @Query(() => SessionConnection, {
    nullable: true,
    description: 'The sessions that were given to the viewer, newest first.',
  })
  async sessions(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SessionFilter, { nullable: true, description: 'Narrows the list.' })
    filter: SessionFilter | null,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<Session>> {
    return reads.page(Session, page, { list: 'sessions', filter }, (query) => {
      if (filter) narrowSessions(query, filter);
    });
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description:
      'Schedules a session and gives it to those who sit at it. Mediators and secretariat; a CAUCUS by a mediator who takes part in it.',
  })
  async scheduleSession(
    @Arg('input', () => ScheduleSessionInput, { description: 'The session.' })
    input: ScheduleSessionInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SessionPayload> {
    return payloadOf(
      context,
      SessionPayload,
      RECORD,
      await context.perform(scheduleSession, input),
    );
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'Opens a scheduled session. Mediators and secretariat.',
  })
  async openSession(
    @Arg('input', () => SessionActInput, { description: 'The session.' }) input: SessionActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SessionPayload> {
    return payloadOf(context, SessionPayload, RECORD, await context.perform(openSession, input));
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'Closes an open session. Mediators and secretariat.',
  })
  async closeSession(
    @Arg('input', () => SessionActInput, { description: 'The session.' }) input: SessionActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SessionPayload> {
    return payloadOf(context, SessionPayload, RECORD, await context.perform(closeSession, input));
  }

  @FieldResolver(() => DelegationStub, {
    nullable: true,
    description: 'Of a caucus: the party that is met; null for every other kind. As the session.',
  })
  party(@Root() { partyCode }: Session): DelegationStub | null {
    return delegationReference(partyCode);
  }

  @FieldResolver(() => [DelegationStub], {
    nullable: true,
    description:
      'Of a caucus: the mediators who take part; null for every other kind. As the session.',
  })
  mediators(@Root() { mediatorCodes }: Session): readonly (DelegationStub | null)[] | null {
    return mediatorCodes?.map((code) => delegationReference(code)) ?? null;
  }

  @FieldResolver(() => [AgendaItem], {
    nullable: true,
    description:
      'The items that were given to the viewer’s delegation, in the order in which they came to it. S2.',
  })
  async agenda(
    @Root() { id }: Session,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly AgendaItem[]> {
    return reads.children(AgendaItem, 'sessionId', id);
  }

  @FieldResolver(() => [VerbEnum], { description: 'The acts that are open to the viewer now.' })
  viewerCan(@Root() session: Session, @Ctx() { viewer }: SubgraphContext): readonly SessionVerb[] {
    return sessionVerbs(situationOf(session, viewer));
  }
}
