import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { payloadOf } from '../../../shared/subgraph/user-error.js';
import { Incident } from '../incident/incident.entity.js';
import { confirmHarm } from './confirm-harm.js';
import { ConfirmedHarm } from './confirmed-harm.entity.js';
import { correctConfirmedHarm } from './correct-confirmed-harm.js';
import { sameKind } from './harm-faults.js';
import { Harm } from './harm.entity.js';
import { ConfirmHarmInput, CorrectConfirmedHarmInput } from './harm.input.js';
import { ConfirmedHarmPayload } from './harm.payload.js';

const RECORD = { field: 'confirmedHarm', type: ConfirmedHarm } as const;

/** Finds what was confirmed of the kind that a line claims, in what was given to the viewer. */
async function confirmedOf(
  line: Harm,
  { reads }: SubgraphContext,
): Promise<ConfirmedHarm | undefined> {
  const confirmed = await reads.children(ConfirmedHarm, 'incidentId', line.incidentId);
  return confirmed.find((one) => sameKind(one, line));
}

@Resolver(() => Harm)
export class HarmResolver {
  @FieldResolver(() => DelegationStub, { nullable: true, description: 'Whose claim it is.' })
  by(@Root() { byCode }: Harm): DelegationStub | null {
    return delegationReference(byCode);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'At least so many of this kind as the secretariat has confirmed. The parties with the draft finding; null where nothing was confirmed to the viewer.',
  })
  async confirmedMin(@Root() line: Harm, @Ctx() context: SubgraphContext): Promise<number | null> {
    return (await confirmedOf(line, context))?.confirmedMin ?? null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'At most so many of this kind as the secretariat has confirmed. As confirmedMin.',
  })
  async confirmedMax(@Root() line: Harm, @Ctx() context: SubgraphContext): Promise<number | null> {
    return (await confirmedOf(line, context))?.confirmedMax ?? null;
  }
}

@Resolver(() => ConfirmedHarm)
export class ConfirmedHarmResolver {
  @Mutation(() => ConfirmedHarmPayload, {
    nullable: true,
    description:
      'Confirms harm of an incident while a case about it is verified; the parties read it with the draft finding. Secretariat.',
  })
  async confirmHarm(
    @Arg('input', () => ConfirmHarmInput, { description: 'The figure.' })
    input: ConfirmHarmInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ConfirmedHarmPayload> {
    const outcome = await context.perform(confirmHarm, input);
    return payloadOf(context, ConfirmedHarmPayload, RECORD, outcome);
  }

  @Mutation(() => ConfirmedHarmPayload, {
    nullable: true,
    description:
      'Corrects confirmed harm until the case is determined; those who were given it see the correction. Secretariat.',
  })
  async correctConfirmedHarm(
    @Arg('input', () => CorrectConfirmedHarmInput, { description: 'The figure.' })
    input: CorrectConfirmedHarmInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ConfirmedHarmPayload> {
    const outcome = await context.perform(correctConfirmedHarm, input);
    return payloadOf(context, ConfirmedHarmPayload, RECORD, outcome);
  }
}

@Resolver(() => Incident)
export class IncidentHarmResolver {
  @FieldResolver(() => [Harm], {
    nullable: true,
    description:
      'The harm that the reports claim, oldest first. Both parties from NOTIFIED. A claim is no finding.',
  })
  async harm(
    @Root() { id }: Incident,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly Harm[]> {
    return reads.children(Harm, 'incidentId', id);
  }

  @FieldResolver(() => [ConfirmedHarm], {
    nullable: true,
    description:
      'The harm that the secretariat has confirmed, oldest first; also of kinds that no report claims. Both parties with the draft finding.',
  })
  async confirmedHarm(
    @Root() { id }: Incident,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly ConfirmedHarm[]> {
    return reads.children(ConfirmedHarm, 'incidentId', id);
  }
}
