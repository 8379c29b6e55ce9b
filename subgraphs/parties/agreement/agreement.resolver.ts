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
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { payloadOf } from '../../../shared/subgraph/user-error.js';
import { Delegation } from '../delegation/delegation.entity.js';
import { delegationsOf } from '../delegation/delegations-of.js';
import { Obligation } from '../obligation/obligation.entity.js';
import { inForceAt } from '../terms-of-reference/in-force.js';
import { TermsOfReference } from '../terms-of-reference/terms-of-reference.entity.js';
import { VerbEnum } from '../verbs.js';
import { Agreement } from './agreement.entity.js';
import { RecordAgreementInput, RecordExtensionInput } from './agreement.input.js';
import { AgreementPayload } from './agreement.payload.js';
import { agreementVerbs, type AgreementVerb } from './agreement.state.js';
import { AgreementPeriod } from './agreement-period.entity.js';
import { recordAgreement } from './record-agreement.js';
import { recordExtension } from './record-extension.js';

const RECORD = { field: 'agreement', type: Agreement } as const;
const AgreementConnection = connectionOf(Agreement, 'Agreement');

@Resolver(() => Agreement)
export class AgreementResolver {
  @Query(() => Agreement, {
    nullable: true,
    description: 'An agreement; NOT_FOUND when there is none with this id. Every role.',
  })
  async agreement(
    @Arg('id', () => ID, { description: 'Id of the agreement, `agr_…`.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Agreement | null> {
    return found(await reads.find(Agreement, requireId('agr', id), info));
  }

  @Query(() => AgreementConnection, {
    nullable: true,
    description: 'The agreements, the last recorded first. Every role.',
  })
  async agreements(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<Agreement>> {
    return reads.page(Agreement, page, { list: 'agreements', filter: null }, () => undefined);
  }

  @Mutation(() => AgreementPayload, {
    nullable: true,
    description: 'Records an agreement with its first period; everyone can read it. Secretariat.',
  })
  async recordAgreement(
    @Arg('input', () => RecordAgreementInput, { description: 'The agreement.' })
    input: RecordAgreementInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AgreementPayload> {
    const outcome = await context.perform(recordAgreement, input);
    return payloadOf(context, AgreementPayload, RECORD, outcome);
  }

  @Mutation(() => AgreementPayload, {
    nullable: true,
    description:
      'Records that an agreement in force was extended: one more period; its status stays. Secretariat.',
  })
  async recordExtension(
    @Arg('input', () => RecordExtensionInput, { description: 'The agreement and the period.' })
    input: RecordExtensionInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AgreementPayload> {
    const outcome = await context.perform(recordExtension, input);
    return payloadOf(context, AgreementPayload, RECORD, outcome);
  }

  @FieldResolver(() => [AgreementPeriod], {
    description: 'The times for which it was made and extended, oldest first, at most 100. PUBLIC.',
  })
  async periods(
    @Root() { id }: Agreement,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly AgreementPeriod[]> {
    return reads.children(AgreementPeriod, 'agreementId', id);
  }

  @FieldResolver(() => [Delegation], {
    description: 'The delegations that mediated, at most 10. PUBLIC.',
  })
  async mediators(
    @Root() { mediatorCodes }: Agreement,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly Delegation[]> {
    return delegationsOf(reads, mediatorCodes);
  }

  @FieldResolver(() => [Delegation], {
    description: 'The delegations that hosted the talks, at most 10. PUBLIC.',
  })
  async hosts(
    @Root() { hostCodes }: Agreement,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly Delegation[]> {
    return delegationsOf(reads, hostCodes);
  }

  @FieldResolver(() => [Obligation], {
    nullable: true,
    description:
      'What it obliges both sides to, oldest first, at most 200. MECHANISM: all delegations, not the public.',
  })
  async obligations(
    @Root() { id }: Agreement,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly Obligation[]> {
    return reads.children(Obligation, 'agreementId', id);
  }

  @FieldResolver(() => TermsOfReference, {
    nullable: true,
    description:
      'The terms of reference under it that are in force now; null while there are none. MECHANISM.',
  })
  async tor(
    @Root() { id }: Agreement,
    @Ctx() { reads, now }: SubgraphContext,
  ): Promise<TermsOfReference | null> {
    return inForceAt(await reads.children(TermsOfReference, 'agreementId', id), now());
  }

  @FieldResolver(() => [VerbEnum], { description: 'The acts that are open to the viewer now.' })
  viewerCan(
    @Root() { status }: Agreement,
    @Ctx() { viewer }: SubgraphContext,
  ): readonly AgreementVerb[] {
    return agreementVerbs({ status, role: viewer.role });
  }
}
