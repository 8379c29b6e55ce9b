import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { connectionOf, type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { payloadOf } from '../../../shared/subgraph/user-error.js';
import { Agreement } from '../agreement/agreement.entity.js';
import { adoptTerms } from './adopt-terms.js';
import { TermsOfReference } from './terms-of-reference.entity.js';
import { AdoptTermsInput } from './terms-of-reference.input.js';
import { TermsOfReferencePayload } from './terms-of-reference.payload.js';

const RECORD = { field: 'termsOfReference', type: TermsOfReference } as const;
const TermsOfReferenceConnection = connectionOf(TermsOfReference, 'TermsOfReference');

@Resolver(() => TermsOfReference)
export class TermsOfReferenceResolver {
  @Query(() => TermsOfReference, {
    nullable: true,
    description:
      'The terms in force now; null while there are none, and for the public always. Every role.',
  })
  async termsOfReference(@Ctx() { reads, now }: SubgraphContext): Promise<TermsOfReference | null> {
    return (await reads.world())
      .createQueryBuilder(TermsOfReference, 'r')
      .where('r.inForceFrom <= :at', { at: now() })
      .orderBy('r.inForceFrom', 'DESC')
      .limit(1)
      .getOne();
  }

  @Query(() => TermsOfReferenceConnection, {
    nullable: true,
    description: 'All versions of the terms, the last adopted first. Every role.',
  })
  async termsHistory(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<TermsOfReference>> {
    const list = { list: 'termsHistory', filter: null };
    return reads.page(TermsOfReference, page, list, () => undefined);
  }

  @Mutation(() => TermsOfReferencePayload, {
    nullable: true,
    description:
      'Adopts a new version of the terms, as it was decided; all delegations can read it. Secretariat.',
  })
  async adoptTerms(
    @Arg('input', () => AdoptTermsInput, { description: 'The terms.' }) input: AdoptTermsInput,
    @Ctx() context: SubgraphContext,
  ): Promise<TermsOfReferencePayload> {
    const outcome = await context.perform(adoptTerms, input);
    return payloadOf(context, TermsOfReferencePayload, RECORD, outcome);
  }

  @FieldResolver(() => Agreement, {
    nullable: true,
    description: 'The agreement under which they stand. MECHANISM.',
  })
  async agreement(
    @Root() { agreementId }: TermsOfReference,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Agreement | null> {
    return reads.find(Agreement, agreementId);
  }
}
