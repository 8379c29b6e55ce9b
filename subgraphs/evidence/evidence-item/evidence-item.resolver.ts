import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';

import { connectionOf, type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { payloadOf } from '../../../shared/subgraph/user-error.js';
import { custodyHolds, inOrder } from '../custody-event/custody-chain.js';
import { CustodyEvent } from '../custody-event/custody-event.entity.js';
import { EvidenceVerbEnum } from '../enums.js';
import { EvidenceLink } from '../evidence-link/evidence-link.entity.js';
import { allegationReference, AllegationStub } from '../stubs/allegation.stub.js';
import { draftEvidence } from './draft-evidence.js';
import { EvidenceItem } from './evidence-item.entity.js';
import { EvidenceItemFilter, narrowEvidenceItems } from './evidence-item.filter.js';
import { DraftEvidenceInput, SealEvidenceInput } from './evidence-item.input.js';
import { EvidenceItemPayload } from './evidence-item.payload.js';
import { type EvidenceVerb, evidenceVerbs } from './evidence-item.state.js';
import { situationOf } from './load-evidence-item.js';
import { sealEvidence } from './seal-evidence.js';

const EvidenceItemConnection = connectionOf(EvidenceItem, 'EvidenceItem');
const RECORD = { field: 'evidenceItem', type: EvidenceItem } as const;

@Resolver(() => EvidenceItem)
export class EvidenceItemResolver {
  @Query(() => EvidenceItem, {
    nullable: true,
    description: 'An evidence item out of what was given to the viewer; NOT_FOUND otherwise.',
  })
  async evidenceItem(
    @Arg('id', () => ID, { description: 'Id of the evidence item.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EvidenceItem | null> {
    return found(await reads.find(EvidenceItem, requireId('evi', id), info));
  }

  @Query(() => EvidenceItemConnection, {
    nullable: true,
    description: 'The evidence items that were given to the viewer, newest first.',
  })
  async evidenceItems(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => EvidenceItemFilter, { nullable: true, description: 'Narrows the list.' })
    filter: EvidenceItemFilter | null,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<EvidenceItem>> {
    return reads.page(EvidenceItem, page, { list: 'evidenceItems', filter }, (query) => {
      if (filter) narrowEvidenceItems(query, filter);
    });
  }

  @Mutation(() => EvidenceItemPayload, {
    nullable: true,
    description:
      'Drafts an evidence item and begins its custody; only the drafting delegation can read it. Party roles.',
  })
  async draftEvidence(
    @Arg('input', () => DraftEvidenceInput, { description: 'The evidence item.' })
    input: DraftEvidenceInput,
    @Ctx() context: SubgraphContext,
  ): Promise<EvidenceItemPayload> {
    const outcome = await context.perform(draftEvidence, input);
    return payloadOf(context, EvidenceItemPayload, RECORD, outcome);
  }

  @Mutation(() => EvidenceItemPayload, {
    nullable: true,
    description:
      'Seals a draft: its content changes no more, and the mediators and the secretariat learn of it; the other party does not. Party roles; the head where the source is at risk.',
  })
  async sealEvidence(
    @Arg('input', () => SealEvidenceInput, { description: 'The evidence item.' })
    input: SealEvidenceInput,
    @Ctx() context: SubgraphContext,
  ): Promise<EvidenceItemPayload> {
    const outcome = await context.perform(sealEvidence, input);
    return payloadOf(context, EvidenceItemPayload, RECORD, outcome);
  }

  @FieldResolver(() => DelegationStub, {
    nullable: true,
    description: 'Whose evidence it is. Class SUBMITTER.',
  })
  submittedBy(@Root() { submittedByCode }: EvidenceItem): DelegationStub | null {
    return delegationReference(submittedByCode);
  }

  @FieldResolver(() => [CustodyEvent], {
    nullable: true,
    description: 'The chain of custody, in order. Class SUBMITTER.',
  })
  async custody(
    @Root() { id }: EvidenceItem,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly CustodyEvent[]> {
    return inOrder(await reads.children(CustodyEvent, 'itemId', id));
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether the chain of custody verifies, computed now from what was given to the viewer: no event is missing or altered, and the digest is the sealed one. Class SUBMITTER.',
  })
  async custodyVerified(
    @Root() item: EvidenceItem,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<boolean> {
    return custodyHolds(item, await reads.children(CustodyEvent, 'itemId', item.id));
  }

  @FieldResolver(() => [EvidenceLink], {
    nullable: true,
    description:
      'The links to allegations in what was given to the viewer, oldest first. Class SUBMITTER.',
  })
  async links(
    @Root() { id }: EvidenceItem,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly EvidenceLink[]> {
    return reads.children(EvidenceLink, 'itemId', id);
  }

  @FieldResolver(() => [AllegationStub], {
    nullable: true,
    description:
      'The allegations that it is linked to, in what was given to the viewer, oldest link first. Class SUBMITTER.',
  })
  async allegations(
    @Root() { id }: EvidenceItem,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly AllegationStub[]> {
    const links = await reads.children(EvidenceLink, 'itemId', id);
    return links
      .map((link) => allegationReference(link.allegationId))
      .filter((allegation) => allegation !== null);
  }

  @FieldResolver(() => [EvidenceVerbEnum], {
    description: 'The acts that are open to the viewer now.',
  })
  viewerCan(
    @Root() item: EvidenceItem,
    @Ctx() { viewer }: SubgraphContext,
  ): readonly EvidenceVerb[] {
    return evidenceVerbs(situationOf(item, viewer));
  }
}
