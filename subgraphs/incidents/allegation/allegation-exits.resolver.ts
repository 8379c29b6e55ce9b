import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { Allegation } from './allegation.entity.js';
import {
  AllegationActInput,
  ConfirmLocalSettlementInput,
  CosignExitInput,
  ProposeMergerInput,
  ReasonedAllegationInput,
} from './allegation.input.js';
import { AllegationPayload, allegationPayload } from './allegation.payload.js';
import { confirmLocalSettlement } from './confirm-local-settlement.js';
import { cosignInadmissibility } from './cosign-inadmissibility.js';
import { cosignMerger } from './cosign-merger.js';
import { proposeInadmissibility } from './propose-inadmissibility.js';
import { proposeMerger } from './propose-merger.js';
import { withdrawAllegation } from './withdraw-allegation.js';

@Resolver(() => Allegation)
export class AllegationExitsResolver {
  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Proposes not to admit a registered allegation; the mediators see the proposal, the submitter when one of them co-signs it. Secretariat.',
  })
  async proposeInadmissibility(
    @Arg('input', () => ReasonedAllegationInput, { description: 'The allegation and the reasons.' })
    input: ReasonedAllegationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(proposeInadmissibility, input));
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Co-signs that an allegation is not admitted: it ends, and the submitter reads the reasons. Mediators.',
  })
  async cosignInadmissibility(
    @Arg('input', () => CosignExitInput, { description: 'The allegation and the proposal.' })
    input: CosignExitInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(cosignInadmissibility, input));
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Proposes to merge a registered allegation into another open one of the same party against the same respondent. Secretariat.',
  })
  async proposeMerger(
    @Arg('input', () => ProposeMergerInput, {
      description: 'The allegation, the one that goes on, and the reasons.',
    })
    input: ProposeMergerInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(proposeMerger, input));
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Co-signs a merger: the allegation ends as MERGED, both reports are kept, and nobody is given anything by it. Mediators.',
  })
  async cosignMerger(
    @Arg('input', () => CosignExitInput, { description: 'The allegation and the proposal.' })
    input: CosignExitInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(cosignMerger, input));
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Confirms that a case is settled between officers of both sides: the first confirmation proposes it, the other side’s ends the case. Party roles of both sides.',
  })
  async confirmLocalSettlement(
    @Arg('input', () => ConfirmLocalSettlementInput, {
      description: 'The allegation and, from the first side, the terms.',
    })
    input: ConfirmLocalSettlementInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(confirmLocalSettlement, input));
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Withdraws an allegation before it is determined; it stays on record, and the respondent learns of it only if it was notified. Head of the submitter.',
  })
  async withdrawAllegation(
    @Arg('input', () => AllegationActInput, { description: 'The allegation.' })
    input: AllegationActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(withdrawAllegation, input));
  }
}
