import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { connectionOf, type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { payloadOf } from '../../../shared/subgraph/user-error.js';
import { VerbEnum } from '../enums.js';
import { placeReference } from '../stubs/place.stub.js';
import { IncidentLog } from './incident-log.entity.js';
import { IncidentLogSeal } from './incident-log-seal.entity.js';
import { IncidentLogSealFilter, narrowSeals } from './incident-log-seal.filter.js';
import {
  CommitIncidentLogInput,
  RevealIncidentLogInput,
  WithdrawIncidentLogInput,
} from './incident-log-seal.input.js';
import { IncidentLogSealPayload } from './incident-log-seal.payload.js';
import { sealVerbs, type SealVerb } from './incident-log-seal.state.js';
import { situationOf } from './load-seal.js';
import { LogRow } from './log-row.js';
import { commitIncidentLog } from './commit-incident-log.js';
import { revealIncidentLog } from './reveal-incident-log.js';
import { withdrawIncidentLog } from './withdraw-incident-log.js';

const IncidentLogSealConnection = connectionOf(IncidentLogSeal, 'IncidentLogSeal');
const RECORD = { field: 'incidentLogSeal', type: IncidentLogSeal } as const;

@Resolver(() => IncidentLogSeal)
export class IncidentLogSealResolver {
  @Query(() => IncidentLogSeal, {
    nullable: true,
    description:
      'The seal of an incident log out of what was given to the viewer; NOT_FOUND otherwise.',
  })
  async incidentLogSeal(
    @Arg('id', () => ID, { description: 'Id of the seal.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<IncidentLogSeal | null> {
    return found(await reads.find(IncidentLogSeal, requireId('sea', id)));
  }

  @Query(() => IncidentLogSealConnection, {
    nullable: true,
    description: 'The seals that were given to the viewer, newest first.',
  })
  async incidentLogSeals(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => IncidentLogSealFilter, {
      nullable: true,
      description: 'Narrows the list.',
    })
    filter: IncidentLogSealFilter | null,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<IncidentLogSeal>> {
    return reads.page(IncidentLogSeal, page, { list: 'incidentLogSeals', filter }, (query) => {
      if (filter) narrowSeals(query, filter);
    });
  }

  @Mutation(() => IncidentLogSealPayload, {
    nullable: true,
    description:
      'Commits one’s own incident log of a period by its digest; every delegation sees that it is committed, and none what is in it. Party roles.',
  })
  async commitIncidentLog(
    @Arg('input', () => CommitIncidentLogInput, { description: 'The period and the digest.' })
    input: CommitIncidentLogInput,
    @Ctx() context: SubgraphContext,
  ): Promise<IncidentLogSealPayload> {
    return payloadOf(
      context,
      IncidentLogSealPayload,
      RECORD,
      await context.perform(commitIncidentLog, input),
    );
  }

  @Mutation(() => IncidentLogSealPayload, {
    nullable: true,
    description:
      'Deposits the log behind one’s digest. It opens to both sides at once when both have committed and both have deposited; until then nobody else reads it or learns that it is there. Heads of parties.',
  })
  async revealIncidentLog(
    @Arg('input', () => RevealIncidentLogInput, { description: 'The seal and the log.' })
    input: RevealIncidentLogInput,
    @Ctx() context: SubgraphContext,
  ): Promise<IncidentLogSealPayload> {
    return payloadOf(
      context,
      IncidentLogSealPayload,
      RECORD,
      await context.perform(revealIncidentLog, input),
    );
  }

  @Mutation(() => IncidentLogSealPayload, {
    nullable: true,
    description:
      'Withdraws one’s own seal as long as the other side has not committed; what was deposited stays shut. Party roles.',
  })
  async withdrawIncidentLog(
    @Arg('input', () => WithdrawIncidentLogInput, { description: 'The seal.' })
    input: WithdrawIncidentLogInput,
    @Ctx() context: SubgraphContext,
  ): Promise<IncidentLogSealPayload> {
    return payloadOf(
      context,
      IncidentLogSealPayload,
      RECORD,
      await context.perform(withdrawIncidentLog, input),
    );
  }

  @FieldResolver(() => DelegationStub, { nullable: true, description: 'Whose log it is.' })
  by(@Root() { byCode }: IncidentLogSeal): DelegationStub | null {
    return delegationReference(byCode);
  }

  @FieldResolver(() => DelegationStub, {
    nullable: true,
    description: 'The party with which logs are exchanged.',
  })
  with(@Root() { withCode }: IncidentLogSeal): DelegationStub | null {
    return delegationReference(withCode);
  }

  @FieldResolver(() => [LogRow], {
    nullable: true,
    description:
      'The log, in the order in which it was committed. One’s own as soon as it is deposited; the other party, the mediators and the secretariat from OPENED.',
  })
  async content(
    @Root() { id }: IncidentLogSeal,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly LogRow[] | null> {
    const [log] = await reads.children(IncidentLog, 'sealId', id);
    if (log === undefined) return null;
    return log.entries.map(({ at, sectorId, act, note }) => ({
      at: new Date(at),
      sector: placeReference(sectorId),
      act,
      note,
    }));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The random text that was digested with the log: with it anyone who reads the log can check `commitHash`. Opens with the content.',
  })
  async nonce(
    @Root() { id }: IncidentLogSeal,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<string | null> {
    const [log] = await reads.children(IncidentLog, 'sealId', id);
    return log?.nonce ?? null;
  }

  @FieldResolver(() => [VerbEnum], { description: 'The acts that are open to the viewer now.' })
  async viewerCan(
    @Root() seal: IncidentLogSeal,
    @Ctx() { viewer, reads }: SubgraphContext,
  ): Promise<readonly SealVerb[]> {
    const [log] = await reads.children(IncidentLog, 'sealId', seal.id);
    return sealVerbs(situationOf(seal, log !== undefined, viewer));
  }
}
