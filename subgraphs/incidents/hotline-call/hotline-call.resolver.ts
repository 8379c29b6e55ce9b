import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { connectionOf, type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { payloadOf } from '../../../shared/subgraph/user-error.js';
import { VerbEnum } from '../enums.js';
import { HotlineCall } from './hotline-call.entity.js';
import { HotlineCallFilter, narrowHotlineCalls } from './hotline-call.filter.js';
import {
  AnswerHotlineCallInput,
  HotlineCallActInput,
  RaiseHotlineCallInput,
} from './hotline-call.input.js';
import { HotlineCallPayload } from './hotline-call.payload.js';
import { hotlineVerbs, type HotlineVerb } from './hotline-call.state.js';
import { situationOf } from './load-hotline-call.js';
import { acknowledgeHotlineCall } from './acknowledge-hotline-call.js';
import { answerHotlineCall } from './answer-hotline-call.js';
import { escalateHotlineCall } from './escalate-hotline-call.js';
import { raiseHotlineCall } from './raise-hotline-call.js';
import { relayHotlineCall } from './relay-hotline-call.js';
import { resolveHotlineCall } from './resolve-hotline-call.js';

const HotlineCallConnection = connectionOf(HotlineCall, 'HotlineCall');
const RECORD = { field: 'hotlineCall', type: HotlineCall } as const;

@Resolver(() => HotlineCall)
export class HotlineCallResolver {
  @Query(() => HotlineCall, {
    nullable: true,
    description: 'A call on the hotline out of what was given to the viewer; NOT_FOUND otherwise.',
  })
  async hotlineCall(
    @Arg('id', () => ID, { description: 'Id of the call.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<HotlineCall | null> {
    return found(await reads.find(HotlineCall, requireId('hot', id)));
  }

  @Query(() => HotlineCallConnection, {
    nullable: true,
    description: 'The calls that were given to the viewer, newest first.',
  })
  async hotlineCalls(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => HotlineCallFilter, { nullable: true, description: 'Narrows the list.' })
    filter: HotlineCallFilter | null,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<HotlineCall>> {
    return reads.page(HotlineCall, page, { list: 'hotlineCalls', filter }, (query) => {
      if (filter) narrowHotlineCalls(query, filter);
    });
  }

  @Mutation(() => HotlineCallPayload, {
    nullable: true,
    description:
      'Raises a call to the other party, which learns of it when the secretariat relays it. Party roles.',
  })
  async raiseHotlineCall(
    @Arg('input', () => RaiseHotlineCallInput, { description: 'The call.' })
    input: RaiseHotlineCallInput,
    @Ctx() context: SubgraphContext,
  ): Promise<HotlineCallPayload> {
    return payloadOf(
      context,
      HotlineCallPayload,
      RECORD,
      await context.perform(raiseHotlineCall, input),
    );
  }

  @Mutation(() => HotlineCallPayload, {
    nullable: true,
    description: 'Relays a call to the party that is called. Secretariat.',
  })
  async relayHotlineCall(
    @Arg('input', () => HotlineCallActInput, { description: 'The call.' })
    input: HotlineCallActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<HotlineCallPayload> {
    return payloadOf(
      context,
      HotlineCallPayload,
      RECORD,
      await context.perform(relayHotlineCall, input),
    );
  }

  @Mutation(() => HotlineCallPayload, {
    nullable: true,
    description:
      'Says that the call has come; no answer yet. Party roles of the party that is called.',
  })
  async acknowledgeHotlineCall(
    @Arg('input', () => HotlineCallActInput, { description: 'The call.' })
    input: HotlineCallActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<HotlineCallPayload> {
    return payloadOf(
      context,
      HotlineCallPayload,
      RECORD,
      await context.perform(acknowledgeHotlineCall, input),
    );
  }

  @Mutation(() => HotlineCallPayload, {
    nullable: true,
    description: 'Answers a call that was acknowledged. Party roles of the party that is called.',
  })
  async answerHotlineCall(
    @Arg('input', () => AnswerHotlineCallInput, { description: 'The call and the answer.' })
    input: AnswerHotlineCallInput,
    @Ctx() context: SubgraphContext,
  ): Promise<HotlineCallPayload> {
    return payloadOf(
      context,
      HotlineCallPayload,
      RECORD,
      await context.perform(answerHotlineCall, input),
    );
  }

  @Mutation(() => HotlineCallPayload, {
    nullable: true,
    description: 'Says that the matter of an answered call is settled. Party roles of the caller.',
  })
  async resolveHotlineCall(
    @Arg('input', () => HotlineCallActInput, { description: 'The call.' })
    input: HotlineCallActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<HotlineCallPayload> {
    return payloadOf(
      context,
      HotlineCallPayload,
      RECORD,
      await context.perform(resolveHotlineCall, input),
    );
  }

  @Mutation(() => HotlineCallPayload, {
    nullable: true,
    description:
      'Takes a call that was answered or stayed UNANSWERED further, to be reported as an incident. Party roles of the caller, and the secretariat.',
  })
  async escalateHotlineCall(
    @Arg('input', () => HotlineCallActInput, { description: 'The call.' })
    input: HotlineCallActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<HotlineCallPayload> {
    return payloadOf(
      context,
      HotlineCallPayload,
      RECORD,
      await context.perform(escalateHotlineCall, input),
    );
  }

  @FieldResolver(() => DelegationStub, { nullable: true, description: 'The party that calls.' })
  from(@Root() { fromCode }: HotlineCall): DelegationStub | null {
    return delegationReference(fromCode);
  }

  @FieldResolver(() => DelegationStub, { nullable: true, description: 'The party that is called.' })
  to(@Root() { toCode }: HotlineCall): DelegationStub | null {
    return delegationReference(toCode);
  }

  @FieldResolver(() => [VerbEnum], { description: 'The acts that are open to the viewer now.' })
  viewerCan(@Root() call: HotlineCall, @Ctx() { viewer }: SubgraphContext): readonly HotlineVerb[] {
    return hotlineVerbs(situationOf(call, viewer));
  }
}
