import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { delegationId } from '../../../shared/viewer/directory.js';
import { Delegation } from '../delegation/delegation.entity.js';
import { ViewerInfo } from './viewer-info.js';

@Resolver(() => ViewerInfo)
export class ViewerResolver {
  @Query(() => ViewerInfo, {
    nullable: true,
    description: 'Who the viewer is to the mechanism. Every role.',
  })
  viewer(@Ctx() { viewer }: SubgraphContext): ViewerInfo {
    const { delegation: delegationCode, role, subject, scopes, client } = viewer;
    return Object.assign(new ViewerInfo(), { delegationCode, role, subject, scopes, client });
  }

  @FieldResolver(() => Delegation, {
    nullable: true,
    description: 'The viewer’s delegation; null for the public, which is none.',
  })
  async delegation(
    @Root() { delegationCode }: ViewerInfo,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Delegation | null> {
    return reads.find(Delegation, delegationId(delegationCode));
  }
}
