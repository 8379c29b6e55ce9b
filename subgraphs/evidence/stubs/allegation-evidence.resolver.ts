import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { EvidenceItem } from '../evidence-item/evidence-item.entity.js';
import { EvidenceLink } from '../evidence-link/evidence-link.entity.js';
import { AllegationStub } from './allegation.stub.js';

@Resolver(() => AllegationStub)
export class AllegationEvidenceResolver {
  @FieldResolver(() => [EvidenceItem], {
    nullable: true,
    description:
      'The evidence linked to the allegation in what was given to the viewer, oldest link first; empty when there is none, or none for the viewer. Class SUBMITTER.',
  })
  async evidence(
    @Root() { id }: AllegationStub,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly EvidenceItem[]> {
    const through = { link: EvidenceLink, parent: 'allegationId', target: 'itemId' } as const;
    return reads.linked(through, EvidenceItem, id);
  }
}
