import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { Allegation } from './allegation.entity.js';
import {
  AllegationActInput,
  CloseAllegationInput,
  EditAllegationDraftInput,
  ReasonedAllegationInput,
} from './allegation.input.js';
import { AllegationPayload, allegationPayload } from './allegation.payload.js';
import { closeAllegation } from './close-allegation.js';
import { editAllegationDraft } from './edit-allegation-draft.js';
import { referForMeasures } from './refer-for-measures.js';
import { resumeVerification } from './resume-verification.js';
import { returnAllegation } from './return-allegation.js';
import { startVerification } from './start-verification.js';
import { suspendNoAccess } from './suspend-no-access.js';

@Resolver(() => Allegation)
export class AllegationCourseResolver {
  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Corrects a draft or a returned allegation; of a returned one the mediators and the secretariat see the correction at once. Party roles, the secretariat and monitors, of the submitter.',
  })
  async editAllegationDraft(
    @Arg('input', () => EditAllegationDraftInput, { description: 'What to correct.' })
    input: EditAllegationDraftInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(editAllegationDraft, input));
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Returns a submitted allegation to its submitter to be completed; the reasons are for the submitter and the mediators. Secretariat.',
  })
  async returnAllegation(
    @Arg('input', () => ReasonedAllegationInput, { description: 'The allegation and the reasons.' })
    input: ReasonedAllegationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(returnAllegation, input));
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Begins the verification, after the answer or after the response clock has run out without one. Secretariat.',
  })
  async startVerification(
    @Arg('input', () => AllegationActInput, { description: 'The allegation.' })
    input: AllegationActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(startVerification, input));
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Suspends the verification for want of access; both parties read the reasons. Secretariat.',
  })
  async suspendNoAccess(
    @Arg('input', () => ReasonedAllegationInput, {
      description: 'The allegation and which access was wanting.',
    })
    input: ReasonedAllegationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(suspendNoAccess, input));
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description: 'Resumes a suspended verification. Secretariat.',
  })
  async resumeVerification(
    @Arg('input', () => AllegationActInput, { description: 'The allegation.' })
    input: AllegationActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(resumeVerification, input));
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Says that a determined violation, MINOR or graver, waits for a decision on measures. Secretariat.',
  })
  async referForMeasures(
    @Arg('input', () => AllegationActInput, { description: 'The allegation.' })
    input: AllegationActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(referForMeasures, input));
  }

  @Mutation(() => AllegationPayload, {
    nullable: true,
    description:
      'Closes a case: the secretariat where no measure is due, a mediator when it has checked the remedy. Secretariat, mediators.',
  })
  async closeAllegation(
    @Arg('input', () => CloseAllegationInput, { description: 'The allegation and why.' })
    input: CloseAllegationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllegationPayload> {
    return allegationPayload(context, await context.perform(closeAllegation, input));
  }
}
