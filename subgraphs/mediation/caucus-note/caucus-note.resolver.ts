import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { connectionOf, type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { payloadOf } from '../../../shared/subgraph/user-error.js';
import { VerbEnum } from '../enums.js';
import { Session } from '../session/session.entity.js';
import { CaucusNote } from './caucus-note.entity.js';
import { CaucusNoteActInput, RecordCaucusNoteInput } from './caucus-note.input.js';
import { CaucusNotePayload } from './caucus-note.payload.js';
import { noteVerbs, type NoteVerb } from './caucus-note.state.js';
import { confirmCaucusNote, situationOf } from './confirm-caucus-note.js';
import { recordCaucusNote } from './record-caucus-note.js';

const CaucusNoteConnection = connectionOf(CaucusNote, 'CaucusNote');
const RECORD = { field: 'caucusNote', type: CaucusNote } as const;

@Resolver(() => CaucusNote)
export class CaucusNoteResolver {
  @Query(() => CaucusNote, {
    nullable: true,
    description:
      'A caucus note that the viewer may read; NOT_FOUND otherwise. Heads and mediators.',
  })
  async caucusNote(
    @Arg('id', () => ID, { description: 'Id of the note.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<CaucusNote | null> {
    return found(await reads.find(CaucusNote, requireId('cau', id)));
  }

  @Query(() => CaucusNoteConnection, {
    nullable: true,
    description: 'The caucus notes that the viewer may read, newest first. Heads and mediators.',
  })
  async caucusNotes(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<CaucusNote>> {
    return reads.page(CaucusNote, page, { list: 'caucusNotes', filter: null }, () => undefined);
  }

  @Mutation(() => CaucusNotePayload, {
    nullable: true,
    description:
      'Writes down what a party said in confidence, for its head and the named mediators only. Mediators, and heads for their own delegation.',
  })
  async recordCaucusNote(
    @Arg('input', () => RecordCaucusNoteInput, { description: 'The note.' })
    input: RecordCaucusNoteInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CaucusNotePayload> {
    const outcome = await context.perform(recordCaucusNote, input);
    return payloadOf(context, CaucusNotePayload, RECORD, outcome);
  }

  @Mutation(() => CaucusNotePayload, {
    nullable: true,
    description: 'Confirms that a note says what was said. The head of the party that spoke.',
  })
  async confirmCaucusNote(
    @Arg('input', () => CaucusNoteActInput, { description: 'The note.' })
    input: CaucusNoteActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CaucusNotePayload> {
    const outcome = await context.perform(confirmCaucusNote, input);
    return payloadOf(context, CaucusNotePayload, RECORD, outcome);
  }

  @FieldResolver(() => DelegationStub, { nullable: true, description: 'The party that spoke. S4.' })
  party(@Root() { partyCode }: CaucusNote): DelegationStub | null {
    return delegationReference(partyCode);
  }

  @FieldResolver(() => [DelegationStub], {
    nullable: true,
    description: 'The mediators who may read it. S4.',
  })
  mediators(@Root() { mediatorCodes }: CaucusNote): readonly (DelegationStub | null)[] {
    return mediatorCodes.map((code) => delegationReference(code));
  }

  @FieldResolver(() => Session, {
    nullable: true,
    description: 'The session in which it was said, where the viewer knows of that session. S4.',
  })
  async session(
    @Root() { sessionId }: CaucusNote,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Session | null> {
    return sessionId === null ? null : reads.find(Session, sessionId);
  }

  @FieldResolver(() => [VerbEnum], { description: 'The acts that are open to the viewer now.' })
  viewerCan(@Root() note: CaucusNote, @Ctx() { viewer }: SubgraphContext): readonly NoteVerb[] {
    return noteVerbs(situationOf(note, viewer));
  }
}
