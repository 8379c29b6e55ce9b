import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { Finding } from '../finding/finding.entity.js';
import { FindingDeliberation } from './finding-deliberation.entity.js';

@Resolver(() => FindingDeliberation)
export class FindingDeliberationResolver {
  @FieldResolver(() => DelegationStub, { nullable: true, description: 'Who recorded it.' })
  by(@Root() { byCode }: FindingDeliberation): DelegationStub | null {
    return delegationReference(byCode);
  }
}

@Resolver(() => Finding)
export class FindingDeliberationsResolver {
  @FieldResolver(() => [FindingDeliberation], {
    nullable: true,
    description:
      'What the mediators and the secretariat say of it among themselves, oldest first. They alone.',
  })
  async deliberations(
    @Root() { id }: Finding,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly FindingDeliberation[]> {
    return reads.children(FindingDeliberation, 'findingId', id);
  }
}
