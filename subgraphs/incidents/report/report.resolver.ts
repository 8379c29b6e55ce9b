import { FieldResolver, Resolver, Root } from 'type-graphql';

import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { Report } from './report.entity.js';

@Resolver(() => Report)
export class ReportResolver {
  @FieldResolver(() => DelegationStub, { nullable: true, description: 'Whose report it is.' })
  by(@Root() { byCode }: Report): DelegationStub | null {
    return delegationReference(byCode);
  }
}
