import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { Finding } from '../finding/finding.entity.js';
import { Dissent } from './dissent.entity.js';

@Resolver(() => Dissent)
export class DissentResolver {
  @FieldResolver(() => DelegationStub, { nullable: true, description: 'Who dissents.' })
  by(@Root() { byCode }: Dissent): DelegationStub | null {
    return delegationReference(byCode);
  }
}

@Resolver(() => Finding)
export class FindingDissentsResolver {
  @FieldResolver(() => [Dissent], {
    description: 'The dissents, oldest first; with the determination every delegation reads them.',
  })
  async dissents(
    @Root() { id }: Finding,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly Dissent[]> {
    return reads.children(Dissent, 'findingId', id);
  }
}
