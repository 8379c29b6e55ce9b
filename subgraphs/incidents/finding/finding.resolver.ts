import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';

import { connectionOf, type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { Allegation } from '../allegation/allegation.entity.js';
import type { AllegationVerb } from '../allegation/allegation.statuses.js';
import { verbsOf } from '../allegation/allegation.verbs.js';
import { VerbEnum } from '../enums.js';
import { FindingComment } from '../finding-comment/finding-comment.entity.js';
import { FindingConcurrence } from '../finding-concurrence/finding-concurrence.entity.js';
import { PlaceStub, placeReference } from '../stubs/place.stub.js';
import { Finding } from './finding.entity.js';
import { FindingFilter, narrowFindings } from './finding.filter.js';
import { onVersion } from './finding.verbs.js';

const FindingConnection = connectionOf(Finding, 'Finding');

@Resolver(() => Finding)
export class FindingResolver {
  @Query(() => Finding, {
    nullable: true,
    description: 'A version of a finding out of what was given to the viewer; NOT_FOUND otherwise.',
  })
  async finding(
    @Arg('id', () => ID, { description: 'Id of the version.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Finding | null> {
    return found(await reads.find(Finding, requireId('fnd', id), info));
  }

  @Query(() => FindingConnection, {
    nullable: true,
    description: 'The versions of findings that were given to the viewer, newest first.',
  })
  async findings(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => FindingFilter, { nullable: true, description: 'Narrows the list.' })
    filter: FindingFilter | null,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<Finding>> {
    return reads.page(Finding, page, { list: 'findings', filter }, (query) => {
      if (filter) narrowFindings(query, filter);
    });
  }

  @FieldResolver(() => Allegation, {
    nullable: true,
    description: 'The allegation that it is about. Those who were given the allegation.',
  })
  async allegation(
    @Root() { allegationId }: Finding,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Allegation | null> {
    return allegationId === null ? null : reads.find(Allegation, allegationId);
  }

  @FieldResolver(() => PlaceStub, { nullable: true, description: 'The sector of the event.' })
  sector(@Root() { sectorId }: Finding): PlaceStub | null {
    return placeReference(sectorId);
  }

  @FieldResolver(() => [FindingComment], {
    nullable: true,
    description: 'The comments of the parties, oldest first. Both parties.',
  })
  async comments(
    @Root() { id }: Finding,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly FindingComment[]> {
    return reads.children(FindingComment, 'findingId', id);
  }

  @FieldResolver(() => [FindingConcurrence], {
    nullable: true,
    description:
      'What the mediating delegations say to it, in the order in which they last spoke. The mediators and the secretariat; both parties when it is determined, or when the mediators have all spoken.',
  })
  async concurrences(
    @Root() { id }: Finding,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly FindingConcurrence[]> {
    const words = await reads.children(FindingConcurrence, 'findingId', id);
    return [...words].sort((one, two) => one.givenAt.getTime() - two.givenAt.getTime());
  }

  @FieldResolver(() => [VerbEnum], { description: 'The acts that are open to the viewer now.' })
  async viewerCan(
    @Root() { allegationId, status }: Finding,
    @Ctx() context: SubgraphContext,
  ): Promise<readonly AllegationVerb[]> {
    if (allegationId === null) return [];
    const allegation = await context.reads.find(Allegation, allegationId);
    if (allegation === null) return [];
    return onVersion(status, await verbsOf(allegation, context));
  }
}
