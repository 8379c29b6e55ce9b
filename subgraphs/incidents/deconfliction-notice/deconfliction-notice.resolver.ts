import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { connectionOf, type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { payloadOf } from '../../../shared/subgraph/user-error.js';
import { VerbEnum } from '../enums.js';
import { placeReference, PlaceStub } from '../stubs/place.stub.js';
import { DeconflictionDetails } from './deconfliction-details.entity.js';
import { DeconflictionNotice } from './deconfliction-notice.entity.js';
import { DeconflictionNoticeFilter, narrowNotices } from './deconfliction-notice.filter.js';
import {
  NoticeActInput,
  ObjectToNoticeInput,
  SubmitNoticeInput,
} from './deconfliction-notice.input.js';
import { DeconflictionNoticePayload } from './deconfliction-notice.payload.js';
import { noticeVerbs, type NoticeVerb } from './deconfliction-notice.state.js';
import { situationOf } from './load-notice.js';
import { acknowledgeNotice } from './acknowledge-notice.js';
import { activateNotice } from './activate-notice.js';
import { cancelNotice } from './cancel-notice.js';
import { completeNotice } from './complete-notice.js';
import { objectToNotice } from './object-to-notice.js';
import { relayNotice } from './relay-notice.js';
import { submitNotice } from './submit-notice.js';

const DeconflictionNoticeConnection = connectionOf(DeconflictionNotice, 'DeconflictionNotice');
const RECORD = { field: 'deconflictionNotice', type: DeconflictionNotice } as const;

@Resolver(() => DeconflictionNotice)
export class DeconflictionNoticeResolver {
  @Query(() => DeconflictionNotice, {
    nullable: true,
    description: 'A deconfliction notice out of what was given to the viewer; NOT_FOUND otherwise.',
  })
  async deconflictionNotice(
    @Arg('id', () => ID, { description: 'Id of the notice.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<DeconflictionNotice | null> {
    return found(await reads.find(DeconflictionNotice, requireId('dcn', id)));
  }

  @Query(() => DeconflictionNoticeConnection, {
    nullable: true,
    description: 'The notices that were given to the viewer, newest first.',
  })
  async deconflictionNotices(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DeconflictionNoticeFilter, {
      nullable: true,
      description: 'Narrows the list.',
    })
    filter: DeconflictionNoticeFilter | null,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<DeconflictionNotice>> {
    return reads.page(
      DeconflictionNotice,
      page,
      { list: 'deconflictionNotices', filter },
      (query) => {
        if (filter) narrowNotices(query, filter);
      },
    );
  }

  @Mutation(() => DeconflictionNoticePayload, {
    nullable: true,
    description:
      'Gives notice of an activity 48 hours ahead, or 24 where it is urgent; the other party learns of it when the secretariat relays it. Party roles.',
  })
  async submitNotice(
    @Arg('input', () => SubmitNoticeInput, { description: 'The notice.' })
    input: SubmitNoticeInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeconflictionNoticePayload> {
    return payloadOf(
      context,
      DeconflictionNoticePayload,
      RECORD,
      await context.perform(submitNotice, input),
    );
  }

  @Mutation(() => DeconflictionNoticePayload, {
    nullable: true,
    description:
      'Relays a notice to its addressee, with the details until 24 hours after the window. Secretariat.',
  })
  async relayNotice(
    @Arg('input', () => NoticeActInput, { description: 'The notice.' })
    input: NoticeActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeconflictionNoticePayload> {
    return payloadOf(
      context,
      DeconflictionNoticePayload,
      RECORD,
      await context.perform(relayNotice, input),
    );
  }

  @Mutation(() => DeconflictionNoticePayload, {
    nullable: true,
    description:
      'Says that the notice has come. That is no consent to what is notified. Party roles of the addressee.',
  })
  async acknowledgeNotice(
    @Arg('input', () => NoticeActInput, { description: 'The notice.' })
    input: NoticeActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeconflictionNoticePayload> {
    return payloadOf(
      context,
      DeconflictionNoticePayload,
      RECORD,
      await context.perform(acknowledgeNotice, input),
    );
  }

  @Mutation(() => DeconflictionNoticePayload, {
    nullable: true,
    description:
      'Objects to what is notified; an objection is no veto. Party roles of the addressee.',
  })
  async objectToNotice(
    @Arg('input', () => ObjectToNoticeInput, { description: 'The notice and the objection.' })
    input: ObjectToNoticeInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeconflictionNoticePayload> {
    return payloadOf(
      context,
      DeconflictionNoticePayload,
      RECORD,
      await context.perform(objectToNotice, input),
    );
  }

  @Mutation(() => DeconflictionNoticePayload, {
    nullable: true,
    description:
      'Says that the activity is under way, within its window. Party roles of the notifying party.',
  })
  async activateNotice(
    @Arg('input', () => NoticeActInput, { description: 'The notice.' })
    input: NoticeActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeconflictionNoticePayload> {
    return payloadOf(
      context,
      DeconflictionNoticePayload,
      RECORD,
      await context.perform(activateNotice, input),
    );
  }

  @Mutation(() => DeconflictionNoticePayload, {
    nullable: true,
    description: 'Says that the activity is over. Party roles of the notifying party.',
  })
  async completeNotice(
    @Arg('input', () => NoticeActInput, { description: 'The notice.' })
    input: NoticeActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeconflictionNoticePayload> {
    return payloadOf(
      context,
      DeconflictionNoticePayload,
      RECORD,
      await context.perform(completeNotice, input),
    );
  }

  @Mutation(() => DeconflictionNoticePayload, {
    nullable: true,
    description:
      'Cancels a notice; one that was not relayed stays unknown to its addressee. Party roles of the notifying party.',
  })
  async cancelNotice(
    @Arg('input', () => NoticeActInput, { description: 'The notice.' })
    input: NoticeActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeconflictionNoticePayload> {
    return payloadOf(
      context,
      DeconflictionNoticePayload,
      RECORD,
      await context.perform(cancelNotice, input),
    );
  }

  @FieldResolver(() => DelegationStub, {
    nullable: true,
    description: 'The party that gives notice.',
  })
  by(@Root() { byCode }: DeconflictionNotice): DelegationStub | null {
    return delegationReference(byCode);
  }

  @FieldResolver(() => DelegationStub, {
    nullable: true,
    description: 'The party to which notice is given.',
  })
  to(@Root() { toCode }: DeconflictionNotice): DelegationStub | null {
    return delegationReference(toCode);
  }

  @FieldResolver(() => PlaceStub, { nullable: true, description: 'The sector.' })
  sector(@Root() { sectorId }: DeconflictionNotice): PlaceStub | null {
    return placeReference(sectorId);
  }

  @FieldResolver(() => DeconflictionDetails, {
    nullable: true,
    description:
      'Route, coordinates and units. The addressee reads them from RELAYED until 24 hours after the window; then null, the same as where none were given.',
  })
  async details(
    @Root() { id }: DeconflictionNotice,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<DeconflictionDetails | null> {
    const [details] = await reads.children(DeconflictionDetails, 'noticeId', id);
    return details ?? null;
  }

  @FieldResolver(() => [VerbEnum], { description: 'The acts that are open to the viewer now.' })
  viewerCan(
    @Root() notice: DeconflictionNotice,
    @Ctx() { viewer, now }: SubgraphContext,
  ): readonly NoticeVerb[] {
    return noticeVerbs(situationOf(notice, viewer, now()));
  }
}
