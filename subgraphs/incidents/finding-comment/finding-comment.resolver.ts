import { FieldResolver, Resolver, Root } from 'type-graphql';

import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { FindingComment } from './finding-comment.entity.js';

@Resolver(() => FindingComment)
export class FindingCommentResolver {
  @FieldResolver(() => DelegationStub, { nullable: true, description: 'The party that comments.' })
  by(@Root() { byCode }: FindingComment): DelegationStub | null {
    return delegationReference(byCode);
  }
}
