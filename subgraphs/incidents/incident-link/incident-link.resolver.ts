import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { ActPayload, payloadOf } from '../../../shared/subgraph/user-error.js';
import { Incident } from '../incident/incident.entity.js';
import { IncidentLink } from './incident-link.entity.js';
import { LinkIncidentsInput, UnlinkIncidentsInput } from './incident-link.input.js';
import { linkIncidents } from './link-incidents.js';
import { unlinkIncidents } from './unlink-incidents.js';

@ObjectType({ description: 'What an act on a link of incidents answers.' })
export class IncidentLinkPayload extends ActPayload {
  @Field(() => IncidentLink, {
    nullable: true,
    description: 'The link as the actor’s delegation now sees it.',
  })
  incidentLink!: IncidentLink | null;
}

const RECORD = { field: 'incidentLink', type: IncidentLink } as const;

@Resolver(() => IncidentLink)
export class IncidentLinkResolver {
  @Mutation(() => IncidentLinkPayload, {
    nullable: true,
    description:
      'Says that two incidents hang together; no party learns of it. Mediators and secretariat.',
  })
  async linkIncidents(
    @Arg('input', () => LinkIncidentsInput, { description: 'The incidents.' })
    input: LinkIncidentsInput,
    @Ctx() context: SubgraphContext,
  ): Promise<IncidentLinkPayload> {
    const outcome = await context.perform(linkIncidents, input);
    return payloadOf(context, IncidentLinkPayload, RECORD, outcome);
  }

  @Mutation(() => IncidentLinkPayload, {
    nullable: true,
    description: 'Takes a link back; it stays on record. Mediators and secretariat.',
  })
  async unlinkIncidents(
    @Arg('input', () => UnlinkIncidentsInput, { description: 'The link.' })
    input: UnlinkIncidentsInput,
    @Ctx() context: SubgraphContext,
  ): Promise<IncidentLinkPayload> {
    const outcome = await context.perform(unlinkIncidents, input);
    return payloadOf(context, IncidentLinkPayload, RECORD, outcome);
  }

  @FieldResolver(() => DelegationStub, { nullable: true, description: 'Who linked them.' })
  by(@Root() { byCode }: IncidentLink): DelegationStub | null {
    return delegationReference(byCode);
  }

  @FieldResolver(() => [Incident], { description: 'The two incidents.' })
  async incidents(
    @Root() { firstId, secondId }: IncidentLink,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly Incident[]> {
    const both = await Promise.all([firstId, secondId].map(async (id) => reads.find(Incident, id)));
    return both.filter((incident) => incident !== null);
  }
}

@Resolver(() => Incident)
export class LinkedIncidentResolver {
  @FieldResolver(() => [IncidentLink], {
    nullable: true,
    description:
      'How it hangs together with other incidents, oldest first. For the mediators and the secretariat; for everyone else there are none.',
  })
  async links(
    @Root() { id }: Incident,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly IncidentLink[]> {
    const [first, second] = await Promise.all([
      reads.children(IncidentLink, 'firstId', id),
      reads.children(IncidentLink, 'secondId', id),
    ]);
    return [...first, ...second].sort(
      (one, other) => Number(one.linkedAt) - Number(other.linkedAt),
    );
  }
}
