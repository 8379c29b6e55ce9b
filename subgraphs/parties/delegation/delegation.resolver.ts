import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { connectionOf, type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { type Lang, LangEnum } from '../../../shared/subgraph/localized-text.js';
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { Member } from '../member/member.entity.js';
import { Delegation } from './delegation.entity.js';
import { displayNameIn } from './display-name.js';

const DelegationConnection = connectionOf(Delegation, 'Delegation');

@Resolver(() => Delegation)
export class DelegationResolver {
  @Query(() => Delegation, {
    nullable: true,
    description: 'A delegation; NOT_FOUND when there is none with this id. Every role.',
  })
  async delegation(
    @Arg('id', () => ID, { description: 'Id of the delegation, `del_…`.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Delegation | null> {
    return found(await reads.find(Delegation, requireId('del', id)));
  }

  @Query(() => DelegationConnection, {
    nullable: true,
    description: 'The delegations of the mechanism, newest first. Every role.',
  })
  async delegations(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<Delegation>> {
    return reads.page(Delegation, page, { list: 'delegations', filter: null }, () => undefined);
  }

  @FieldResolver(() => String, {
    description:
      'Its name in its own wording; in English where it gave none in the language. PUBLIC.',
  })
  displayName(
    @Root() { displayNames, code }: Delegation,
    @Arg('lang', () => LangEnum, {
      nullable: true,
      description: 'In which language; English when absent.',
    })
    lang: Lang | null,
  ): string {
    return displayNameIn(displayNames, lang ?? 'en', code);
  }

  @FieldResolver(() => [Member], {
    nullable: true,
    description:
      'Its members, past ones too, oldest first, at most 500. MECHANISM: all delegations, not the public.',
  })
  async members(
    @Root() { id }: Delegation,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly Member[]> {
    return reads.children(Member, 'delegationId', id);
  }
}
