import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { ActPayload, payloadOf } from '../../../shared/subgraph/user-error.js';
import { Incident } from '../incident/incident.entity.js';
import { AgreedNarrative } from './agreed-narrative.entity.js';
import { WriteAgreedNarrativeInput } from './agreed-narrative.input.js';
import { writeAgreedNarrative } from './write-agreed-narrative.js';

@ObjectType({ description: 'What an act on an agreed narrative answers.' })
export class AgreedNarrativePayload extends ActPayload {
  @Field(() => AgreedNarrative, {
    nullable: true,
    description: 'The text as the actor’s delegation now sees it.',
  })
  agreedNarrative!: AgreedNarrative | null;
}

const RECORD = { field: 'agreedNarrative', type: AgreedNarrative } as const;

@Resolver(() => Incident)
export class AgreedNarrativeResolver {
  @Mutation(() => AgreedNarrativePayload, {
    nullable: true,
    description:
      'Writes the neutral text on an incident while a case about it is verified, shared or under appeal; both parties read it with the next draft finding. Secretariat.',
  })
  async writeAgreedNarrative(
    @Arg('input', () => WriteAgreedNarrativeInput, { description: 'The text.' })
    input: WriteAgreedNarrativeInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AgreedNarrativePayload> {
    const outcome = await context.perform(writeAgreedNarrative, input);
    return payloadOf(context, AgreedNarrativePayload, RECORD, outcome);
  }

  @FieldResolver(() => AgreedNarrative, {
    nullable: true,
    description:
      'The neutral text, as it was last given to the viewer. Both parties with the draft finding; null before, and where there is none.',
  })
  async agreedNarrative(
    @Root() { id }: Incident,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<AgreedNarrative | null> {
    const given = await reads.children(AgreedNarrative, 'incidentId', id);
    return given.at(-1) ?? null;
  }
}
