import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { ActPayload, payloadOf } from '../../../shared/subgraph/user-error.js';
import { Session } from '../session/session.entity.js';
import { allegationReference, AllegationStub } from '../stubs/allegation.stub.js';
import { addAgendaItem } from './add-agenda-item.js';
import { AgendaItem } from './agenda-item.entity.js';
import { AddAgendaItemInput } from './agenda-item.input.js';

@ObjectType({ description: 'What an act on an agenda item answers.' })
export class AgendaItemPayload extends ActPayload {
  @Field(() => AgendaItem, {
    nullable: true,
    description: 'The item as the actor’s delegation now sees it.',
  })
  agendaItem!: AgendaItem | null;
}

@Resolver(() => AgendaItem)
export class AgendaItemResolver {
  @Mutation(() => AgendaItemPayload, {
    nullable: true,
    description:
      'Adds an item to the agenda of a session that is SCHEDULED or OPEN. Mediators and secretariat.',
  })
  async addAgendaItem(
    @Arg('input', () => AddAgendaItemInput, { description: 'The item.' }) input: AddAgendaItemInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AgendaItemPayload> {
    return payloadOf(
      context,
      AgendaItemPayload,
      { field: 'agendaItem', type: AgendaItem },
      await context.perform(addAgendaItem, input),
    );
  }

  @FieldResolver(() => Session, { nullable: true, description: 'The session. S2.' })
  async session(
    @Root() { sessionId }: AgendaItem,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Session | null> {
    return reads.find(Session, sessionId);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'The item’s place, from 1 on, among those on the agenda that the viewer’s delegation sees; another delegation may count otherwise. S2.',
  })
  async position(
    @Root() { id, sessionId }: AgendaItem,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<number> {
    const agenda = await reads.children(AgendaItem, 'sessionId', sessionId);
    return agenda.findIndex((item) => item.id === id) + 1;
  }

  @FieldResolver(() => AllegationStub, {
    nullable: true,
    description: 'The allegation that the item is about; null when it is about none. S2.',
  })
  allegation(@Root() { allegationId }: AgendaItem): AllegationStub | null {
    return allegationReference(allegationId);
  }
}
