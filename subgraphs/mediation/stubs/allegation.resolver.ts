import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { isId } from '../../../shared/subgraph/record-id.js';
import { AgendaItem, LONGEST_AGENDA } from '../agenda-item/agenda-item.entity.js';
import { allegationReference, AllegationStub } from './allegation.stub.js';

/** Takes an allegation's key for what it is: only the viewer's world says whether there is an item about it. */
export function allegationKey({ id }: { readonly id: string }): AllegationStub | null {
  return isId('alg', id) ? allegationReference(id) : null;
}

@Resolver(() => AllegationStub)
export class AllegationEdges {
  @FieldResolver(() => [AgendaItem], {
    nullable: true,
    description:
      'The items about the allegation on agendas that were given to the viewer, oldest first; the newest 100. S2.',
  })
  async agendaItems(
    @Root() { id }: AllegationStub,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly AgendaItem[]> {
    return (await reads.children(AgendaItem, 'allegationId', id)).slice(-LONGEST_AGENDA);
  }
}
