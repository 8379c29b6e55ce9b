import { FieldResolver, Resolver, Root } from 'type-graphql';

import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { FindingConcurrence } from './finding-concurrence.entity.js';

@Resolver(() => FindingConcurrence)
export class FindingConcurrenceResolver {
  @FieldResolver(() => DelegationStub, {
    nullable: true,
    description: 'The mediating delegation.',
  })
  by(@Root() { byCode }: FindingConcurrence): DelegationStub | null {
    return delegationReference(byCode);
  }
}
