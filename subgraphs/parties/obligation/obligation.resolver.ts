import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { payloadOf } from '../../../shared/subgraph/user-error.js';
import { Agreement } from '../agreement/agreement.entity.js';
import { Delegation } from '../delegation/delegation.entity.js';
import { delegationsOf } from '../delegation/delegations-of.js';
import { Obligation } from './obligation.entity.js';
import { RecordObligationInput } from './obligation.input.js';
import { ObligationPayload } from './obligation.payload.js';
import { recordObligation } from './record-obligation.js';

const RECORD = { field: 'obligation', type: Obligation } as const;

@Resolver(() => Obligation)
export class ObligationResolver {
  @Query(() => Obligation, {
    nullable: true,
    description:
      'An obligation out of what was given to the viewer; NOT_FOUND otherwise. Every role.',
  })
  async obligation(
    @Arg('id', () => ID, { description: 'Id of the obligation, `obl_…`.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Obligation | null> {
    return found(await reads.find(Obligation, requireId('obl', id)));
  }

  @Mutation(() => ObligationPayload, {
    nullable: true,
    description:
      'Records an obligation of an agreement; all delegations can read it, the public cannot. Secretariat.',
  })
  async recordObligation(
    @Arg('input', () => RecordObligationInput, { description: 'The obligation.' })
    input: RecordObligationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ObligationPayload> {
    const outcome = await context.perform(recordObligation, input);
    return payloadOf(context, ObligationPayload, RECORD, outcome);
  }

  @FieldResolver(() => Agreement, {
    nullable: true,
    description: 'The agreement that it belongs to. MECHANISM.',
  })
  async agreement(
    @Root() { agreementId }: Obligation,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Agreement | null> {
    return reads.find(Agreement, agreementId);
  }

  @FieldResolver(() => [Delegation], { description: 'The parties that it binds. MECHANISM.' })
  async on(
    @Root() { onCodes }: Obligation,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly Delegation[]> {
    return delegationsOf(reads, onCodes);
  }
}
