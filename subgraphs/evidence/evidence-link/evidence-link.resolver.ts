import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { payloadOf } from '../../../shared/subgraph/user-error.js';
import { EvidenceItem } from '../evidence-item/evidence-item.entity.js';
import { EvidenceItemPayload } from '../evidence-item/evidence-item.payload.js';
import { allegationReference, AllegationStub } from '../stubs/allegation.stub.js';
import { EvidenceLink } from './evidence-link.entity.js';
import { linkEvidence, LinkEvidenceInput } from './link-evidence.js';

@Resolver(() => EvidenceLink)
export class EvidenceLinkResolver {
  @Mutation(() => EvidenceItemPayload, {
    nullable: true,
    description:
      'Links one’s own evidence item to an allegation; the other party does not learn of it. Linking twice changes nothing. Party roles.',
  })
  async linkEvidence(
    @Arg('input', () => LinkEvidenceInput, { description: 'The item and the allegation.' })
    input: LinkEvidenceInput,
    @Ctx() context: SubgraphContext,
  ): Promise<EvidenceItemPayload> {
    const record = { field: 'evidenceItem', type: EvidenceItem } as const;
    const outcome = await context.perform(linkEvidence, input);
    return payloadOf(context, EvidenceItemPayload, record, outcome);
  }

  @FieldResolver(() => AllegationStub, {
    nullable: true,
    description: 'The allegation that the item speaks of. Class SUBMITTER.',
  })
  allegation(@Root() { allegationId }: EvidenceLink): AllegationStub | null {
    return allegationReference(allegationId);
  }
}
