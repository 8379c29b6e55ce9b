import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { commentOnFinding } from '../finding-comment/comment-on-finding.js';
import { fileDissent } from '../dissent/file-dissent.js';
import { concurFinding } from '../finding-concurrence/concur-finding.js';
import { withholdConcurrence } from '../finding-concurrence/withhold-concurrence.js';
import { recordDeliberation } from '../finding-deliberation/record-deliberation.js';
import { draftFinding } from './draft-finding.js';
import { editFinding } from './edit-finding.js';
import { Finding } from './finding.entity.js';
import {
  CommentOnFindingInput,
  ConcurFindingInput,
  DraftFindingInput,
  EditFindingInput,
  FileDissentInput,
  FindingActInput,
  RecordDeliberationInput,
  WithholdConcurrenceInput,
} from './finding.input.js';
import { FindingPayload, findingPayload } from './finding.payload.js';
import { shareFinding } from './share-finding.js';

@Resolver(() => Finding)
export class FindingActsResolver {
  @Mutation(() => FindingPayload, {
    nullable: true,
    description:
      'Drafts a version of the finding on an allegation; the mediators read it, too, and nobody else. Secretariat.',
  })
  async draftFinding(
    @Arg('input', () => DraftFindingInput, { description: 'The allegation and what is found.' })
    input: DraftFindingInput,
    @Ctx() context: SubgraphContext,
  ): Promise<FindingPayload> {
    return findingPayload(context, await context.perform(draftFinding, input));
  }

  @Mutation(() => FindingPayload, {
    nullable: true,
    description: 'Changes what a drafted version says, as a whole. Secretariat.',
  })
  async editFinding(
    @Arg('input', () => EditFindingInput, { description: 'The version and what it is to say.' })
    input: EditFindingInput,
    @Ctx() context: SubgraphContext,
  ): Promise<FindingPayload> {
    return findingPayload(context, await context.perform(editFinding, input));
  }

  @Mutation(() => FindingPayload, {
    nullable: true,
    description:
      'Shares a drafted version with both parties and starts their time to comment; an earlier shared version is superseded. Secretariat.',
  })
  async shareFinding(
    @Arg('input', () => FindingActInput, { description: 'The version.' }) input: FindingActInput,
    @Ctx() context: SubgraphContext,
  ): Promise<FindingPayload> {
    return findingPayload(context, await context.perform(shareFinding, input));
  }

  @Mutation(() => FindingPayload, {
    nullable: true,
    description:
      'Comments on the shared version, once for each party; both parties read both comments. Party roles of both sides.',
  })
  async commentOnFinding(
    @Arg('input', () => CommentOnFindingInput, { description: 'The version and the comment.' })
    input: CommentOnFindingInput,
    @Ctx() context: SubgraphContext,
  ): Promise<FindingPayload> {
    return findingPayload(context, await context.perform(commentOnFinding, input));
  }

  @Mutation(() => FindingPayload, {
    nullable: true,
    description:
      'Concurs in the shared version; the last concurrence that the terms ask for determines it. Mediators.',
  })
  async concurFinding(
    @Arg('input', () => ConcurFindingInput, { description: 'The version.' })
    input: ConcurFindingInput,
    @Ctx() context: SubgraphContext,
  ): Promise<FindingPayload> {
    return findingPayload(context, await context.perform(concurFinding, input));
  }

  @Mutation(() => FindingPayload, {
    nullable: true,
    description:
      'Says that one’s delegation does not concur in the shared version; the case stays where it is. Mediators.',
  })
  async withholdConcurrence(
    @Arg('input', () => WithholdConcurrenceInput, { description: 'The version and the reasons.' })
    input: WithholdConcurrenceInput,
    @Ctx() context: SubgraphContext,
  ): Promise<FindingPayload> {
    return findingPayload(context, await context.perform(withholdConcurrence, input));
  }

  @Mutation(() => FindingPayload, {
    nullable: true,
    description:
      'Dissents from the shared version, once for each delegation; no veto: the finding goes its way all the same. Heads of both parties, mediators.',
  })
  async fileDissent(
    @Arg('input', () => FileDissentInput, { description: 'The version and the dissent.' })
    input: FileDissentInput,
    @Ctx() context: SubgraphContext,
  ): Promise<FindingPayload> {
    return findingPayload(context, await context.perform(fileDissent, input));
  }

  @Mutation(() => FindingPayload, {
    nullable: true,
    description:
      'Records what the mediators and the secretariat say of a version among themselves, with a vote of the monitors where there was one. Mediators, secretariat.',
  })
  async recordDeliberation(
    @Arg('input', () => RecordDeliberationInput, { description: 'The version and what is said.' })
    input: RecordDeliberationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<FindingPayload> {
    return findingPayload(context, await context.perform(recordDeliberation, input));
  }
}
