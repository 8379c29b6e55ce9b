import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { Allegation } from '../allegation/allegation.entity.js';
import { AllegationPayload, allegationPayload } from '../allegation/allegation.payload.js';
import { Finding } from '../finding/finding.entity.js';
import { Appeal } from './appeal.entity.js';
import { fileAppeal } from './file-appeal.js';
import { FileAppealInput } from './appeal.input.js';

@Resolver(() => Appeal)
export class AppealResolver {
  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Appeals against the determined finding: on any ground within the time of the terms, on new facts at any time. Heads of both parties.',
  })
  async fileAppeal(
    @Arg('input', () => FileAppealInput, { description: 'The allegation, the ground and why.' })
    input: FileAppealInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(fileAppeal, input));
  }

  @FieldResolver(() => DelegationStub, {
    nullable: true,
    description: 'The party that appeals. Both parties.',
  })
  by(@Root() { byCode }: Appeal): DelegationStub | null {
    return delegationReference(byCode);
  }

  @FieldResolver(() => Finding, {
    nullable: true,
    description: 'The version of the finding that it is against.',
  })
  async against(
    @Root() { findingId }: Appeal,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Finding | null> {
    return reads.find(Finding, findingId);
  }
}

@Resolver(() => Finding)
export class FindingAppealsResolver {
  @FieldResolver(() => [Appeal], {
    description:
      'The appeals against this version, oldest first: both parties’; every delegation’s once they are decided.',
  })
  async appeals(
    @Root() { id }: Finding,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly Appeal[]> {
    return reads.children(Appeal, 'findingId', id);
  }
}

@Resolver(() => Allegation)
export class AllegationAppealsResolver {
  @FieldResolver(() => [Appeal], {
    nullable: true,
    description: 'The appeals against its finding, oldest first. Both parties.',
  })
  async appeals(
    @Root() { id }: Allegation,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly Appeal[]> {
    return reads.children(Appeal, 'allegationId', id);
  }
}
