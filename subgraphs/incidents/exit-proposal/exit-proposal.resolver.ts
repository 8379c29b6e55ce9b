import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { Allegation } from '../allegation/allegation.entity.js';
import { ExitProposal } from './exit-proposal.entity.js';

@Resolver(() => ExitProposal)
export class ExitProposalResolver {
  @FieldResolver(() => Allegation, {
    nullable: true,
    description: 'The allegation into which it is to be merged; null where it is not a merger.',
  })
  async mergeInto(
    @Root() { mergeIntoId }: ExitProposal,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Allegation | null> {
    return mergeIntoId === null ? null : reads.find(Allegation, mergeIntoId);
  }

  @FieldResolver(() => DelegationStub, {
    nullable: true,
    description: 'The mediating delegation that co-signed it; null until then.',
  })
  cosignedBy(@Root() { cosignedByCode }: ExitProposal): DelegationStub | null {
    return delegationReference(cosignedByCode);
  }
}
