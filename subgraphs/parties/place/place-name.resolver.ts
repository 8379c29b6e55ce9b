import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { delegationId } from '../../../shared/viewer/directory.js';
import { Delegation } from '../delegation/delegation.entity.js';
import { PlaceName } from './place-name.js';

@Resolver(() => PlaceName)
export class PlaceNameResolver {
  @FieldResolver(() => Delegation, {
    nullable: true,
    description: 'Whose name for the place it is; null where it is nobody’s in particular. PUBLIC.',
  })
  async delegation(
    @Root() { delegationCode }: PlaceName,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Delegation | null> {
    return delegationCode === null ? null : reads.find(Delegation, delegationId(delegationCode));
  }
}
