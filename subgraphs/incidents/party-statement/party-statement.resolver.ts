import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { ActPayload, payloadOf } from '../../../shared/subgraph/user-error.js';
import { Allegation } from '../allegation/allegation.entity.js';
import { PartyStatement } from './party-statement.entity.js';
import { submitStatement, SubmitStatementInput } from './submit-statement.js';

@ObjectType({ description: 'What an act on a statement answers.' })
export class PartyStatementPayload extends ActPayload {
  @Field(() => PartyStatement, {
    nullable: true,
    description: 'The statement as the actor’s delegation now sees it.',
  })
  statement!: PartyStatement | null;
}

@Resolver(() => PartyStatement)
export class PartyStatementResolver {
  @Mutation(() => PartyStatementPayload, {
    nullable: true,
    description:
      'Answers an allegation against one’s own delegation; `expectedVersion` is the allegation’s. Party roles of the respondent.',
  })
  async submitStatement(
    @Arg('input', () => SubmitStatementInput, { description: 'The answer.' })
    input: SubmitStatementInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PartyStatementPayload> {
    return payloadOf(
      context,
      PartyStatementPayload,
      { field: 'statement', type: PartyStatement },
      await context.perform(submitStatement, input),
    );
  }

  @FieldResolver(() => DelegationStub, { nullable: true, description: 'Who answers.' })
  by(@Root() { byCode }: PartyStatement): DelegationStub | null {
    return delegationReference(byCode);
  }

  @FieldResolver(() => Allegation, {
    nullable: true,
    description: 'The allegation that is raised in answer.',
  })
  async counterAllegation(
    @Root() { counterAllegationId }: PartyStatement,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Allegation | null> {
    return counterAllegationId === null ? null : reads.find(Allegation, counterAllegationId);
  }
}
