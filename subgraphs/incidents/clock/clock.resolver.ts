import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';

import { connectionOf, type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { ActPayload, payloadOf } from '../../../shared/subgraph/user-error.js';
import { Allegation } from '../allegation/allegation.entity.js';
import { VerbEnum } from '../enums.js';
import { Clock } from './clock.entity.js';
import { ClockExtension, readExtension } from './clock-extension.js';
import { clockVerbs, type ClockVerb } from './clock.state.js';
import { extendClock, ExtendClockInput } from './extend-clock.js';

const ClockConnection = connectionOf(Clock, 'Clock');

@ObjectType({ description: 'What an act on a clock answers.' })
export class ClockPayload extends ActPayload {
  @Field(() => Clock, {
    nullable: true,
    description: 'The clock as the actor’s delegation now sees it.',
  })
  clock!: Clock | null;
}

@Resolver(() => Clock)
export class ClockResolver {
  @Query(() => ClockConnection, {
    nullable: true,
    description:
      'The clocks that have run out and were not stopped, newest first: what is overdue in the cases that were given to the viewer.',
  })
  async overdueClocks(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reads, now }: SubgraphContext,
  ): Promise<Page<Clock>> {
    const at = now();
    return reads.page(Clock, page, { list: 'overdueClocks', filter: null }, (query) => {
      query.andWhere('r.stoppedAt IS NULL AND r.dueAt < :at', { at });
    });
  }

  @Mutation(() => ClockPayload, {
    nullable: true,
    description:
      'Gives a clock that still runs more time, with reasons that all who see the clock read. Secretariat.',
  })
  async extendClock(
    @Arg('input', () => ExtendClockInput, { description: 'The clock and its new end.' })
    input: ExtendClockInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ClockPayload> {
    return payloadOf(
      context,
      ClockPayload,
      { field: 'clock', type: Clock },
      await context.perform(extendClock, input),
    );
  }

  @FieldResolver(() => Allegation, {
    nullable: true,
    description: 'The allegation whose clock it is.',
  })
  async allegation(
    @Root() { allegationId }: Clock,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Allegation | null> {
    return reads.find(Allegation, allegationId);
  }

  @FieldResolver(() => [ClockExtension], { description: 'Its extensions, oldest first.' })
  extensions(@Root() { extensions }: Clock): readonly ClockExtension[] {
    return extensions.map(readExtension);
  }

  @FieldResolver(() => [VerbEnum], { description: 'The acts that are open to the viewer now.' })
  viewerCan(@Root() clock: Clock, @Ctx() { viewer, now }: SubgraphContext): readonly ClockVerb[] {
    return clockVerbs(clock, viewer.role, now());
  }
}
