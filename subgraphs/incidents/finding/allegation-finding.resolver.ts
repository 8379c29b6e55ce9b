import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { Allegation } from '../allegation/allegation.entity.js';
import { Finding } from './finding.entity.js';

@Resolver(() => Allegation)
export class AllegationFindingResolver {
  @FieldResolver(() => Finding, {
    nullable: true,
    description:
      'The latest version of the finding that was given to the viewer. Both parties from FINDING_SHARED; the mediators and the secretariat from the draft.',
  })
  async finding(
    @Root() { id }: Allegation,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Finding | null> {
    return (await reads.children(Finding, 'allegationId', id)).at(-1) ?? null;
  }

  @FieldResolver(() => [Finding], {
    nullable: true,
    description: 'The versions of the finding that were given to the viewer, oldest first.',
  })
  async findings(
    @Root() { id }: Allegation,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly Finding[]> {
    return reads.children(Finding, 'allegationId', id);
  }
}
