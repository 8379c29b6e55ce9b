import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { payloadOf } from '../../../shared/subgraph/user-error.js';
import { Delegation } from '../delegation/delegation.entity.js';
import { VerbEnum } from '../verbs.js';
import { endMember, situationOf } from './end-member.js';
import { Member } from './member.entity.js';
import { EndMemberInput, RecordMemberInput } from './member.input.js';
import { MemberPayload } from './member.payload.js';
import { memberVerbs, type MemberVerb } from './member.state.js';
import { recordMember } from './record-member.js';

const RECORD = { field: 'member', type: Member } as const;

@Resolver(() => Member)
export class MemberResolver {
  @Query(() => Member, {
    nullable: true,
    description: 'A member out of what was given to the viewer; NOT_FOUND otherwise. Every role.',
  })
  async member(
    @Arg('id', () => ID, { description: 'Id of the member, `mem_…`.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Member | null> {
    return found(await reads.find(Member, requireId('mem', id)));
  }

  @Mutation(() => MemberPayload, {
    nullable: true,
    description:
      'Records a member of one’s own delegation: all delegations learn the office, the secretariat the name. Party head, mediator, secretariat.',
  })
  async recordMember(
    @Arg('input', () => RecordMemberInput, { description: 'The member.' }) input: RecordMemberInput,
    @Ctx() context: SubgraphContext,
  ): Promise<MemberPayload> {
    return payloadOf(context, MemberPayload, RECORD, await context.perform(recordMember, input));
  }

  @Mutation(() => MemberPayload, {
    nullable: true,
    description:
      'Sets when the office of a member of one’s own delegation ends. Party head, mediator, secretariat.',
  })
  async endMember(
    @Arg('input', () => EndMemberInput, { description: 'The member and the end.' })
    input: EndMemberInput,
    @Ctx() context: SubgraphContext,
  ): Promise<MemberPayload> {
    return payloadOf(context, MemberPayload, RECORD, await context.perform(endMember, input));
  }

  @FieldResolver(() => Delegation, {
    nullable: true,
    description: 'The delegation of the member. MECHANISM.',
  })
  async delegation(
    @Root() { delegationId }: Member,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Delegation | null> {
    return reads.find(Delegation, delegationId);
  }

  @FieldResolver(() => [VerbEnum], { description: 'The acts that are open to the viewer now.' })
  viewerCan(
    @Root() member: Member,
    @Ctx() { viewer, now }: SubgraphContext,
  ): readonly MemberVerb[] {
    return memberVerbs(situationOf(member, viewer, now()));
  }
}
