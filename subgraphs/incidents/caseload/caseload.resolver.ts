import { Args, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver } from 'type-graphql';

import { among } from '../../../shared/subgraph/among.js';
import { type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { AllegationConnection } from '../allegation/allegation.connection.js';
import { Allegation } from '../allegation/allegation.entity.js';
import type { AllegationStatus } from '../allegation/allegation.statuses.js';
import { caseloadAccess, CaseloadAccess } from './caseload-access.js';
import {
  caseloadBy,
  CaseloadByAct,
  CaseloadBySector,
  CaseloadByWeek,
  caseloadSides,
  CaseloadSide,
} from './caseload-sides.js';
import { Clock } from '../clock/clock.entity.js';
import { AllegationStatusEnum, ResponseKindEnum, type ResponseState } from '../enums.js';
import { type ProhibitedAct, ProhibitedActEnum } from '../prohibited-act.js';

/** Notified and not yet taken up for verification. */
const UNVERIFIED: readonly AllegationStatus[] = ['NOTIFIED'];

@ObjectType({
  description: 'How many allegations there are of one kind; never without the respondent’s answer.',
})
export class CaseloadCount {
  @Field(() => DelegationStub, { nullable: true, description: 'The party that is accused.' })
  respondent!: DelegationStub | null;
  @Field(() => ProhibitedActEnum, { description: 'What is said to have been done.' })
  act!: ProhibitedAct;
  @Field(() => AllegationStatusEnum, { description: 'Where they stand.' })
  status!: AllegationStatus;
  @Field(() => ResponseKindEnum, { description: 'The respondent’s answer.' })
  responseState!: ResponseState;
  @Field(() => Int, { description: 'How many allegations; not how many violations.' })
  count!: number;
}

@ObjectType({ description: 'The mediators’ and the secretariat’s view across both sides.' })
export class Caseload {}

/** Added up from the world's tally of allegations, as `permissions.ts` has it kept. */
const COUNTS = `
  SELECT respondent_code, act, status, response_state, sum(n) FROM allegation_tally
  GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0 ORDER BY 1, 2, 3, 4`;

@Resolver(() => Caseload)
export class CaseloadResolver {
  @Query(() => Caseload, {
    nullable: true,
    description: 'The open work across both sides. Mediators and secretariat.',
  })
  caseload(): Caseload {
    return new Caseload();
  }

  @FieldResolver(() => [CaseloadCount], {
    nullable: true,
    description: 'Counts by respondent, act, status and answer, in that order.',
  })
  async counts(@Ctx() { reads }: SubgraphContext): Promise<readonly CaseloadCount[]> {
    const rows = await reads.rows(COUNTS);
    return rows.map(([respondentCode = null, act, status, responseState, count]) =>
      Object.assign(new CaseloadCount(), {
        respondent: delegationReference(respondentCode),
        act,
        status,
        responseState,
        count: Number(count),
      }),
    );
  }

  @FieldResolver(() => [CaseloadSide], {
    nullable: true,
    description:
      'How the cases against each party stand, side by side: every party is there, with zeros where nothing is.',
  })
  async sides(@Ctx() { reads, directory, now }: SubgraphContext): Promise<readonly CaseloadSide[]> {
    return caseloadSides(await reads.world(), directory.ofKind('PARTY'), now());
  }

  @FieldResolver(() => [CaseloadAccess], {
    nullable: true,
    description:
      'What each party has made of the requests for access, side by side: every party is there, with zeros where it was asked nothing.',
  })
  async access(@Ctx() { reads, directory }: SubgraphContext): Promise<readonly CaseloadAccess[]> {
    return caseloadAccess(await reads.world(), directory.ofKind('PARTY'));
  }

  @FieldResolver(() => [CaseloadByAct], {
    nullable: true,
    description: 'The figures by act, the parties side by side.',
  })
  async byAct(@Ctx() { reads, directory }: SubgraphContext): Promise<readonly CaseloadByAct[]> {
    const rows = await caseloadBy(await reads.world(), directory.ofKind('PARTY'), 'act');
    return rows.map(({ key, sides }) =>
      Object.assign(new CaseloadByAct(), { act: key as ProhibitedAct, sides }),
    );
  }

  @FieldResolver(() => [CaseloadBySector], {
    nullable: true,
    description: 'The figures by sector, the parties side by side.',
  })
  async bySector(
    @Ctx() { reads, directory }: SubgraphContext,
  ): Promise<readonly CaseloadBySector[]> {
    const rows = await caseloadBy(await reads.world(), directory.ofKind('PARTY'), 'sector');
    return rows.map(({ key, sides }) =>
      Object.assign(new CaseloadBySector(), { sectorId: key, sides }),
    );
  }

  @FieldResolver(() => [CaseloadByWeek], {
    nullable: true,
    description:
      'The figures by the week of the notice, the earliest first; the parties side by side.',
  })
  async byWeek(@Ctx() { reads, directory }: SubgraphContext): Promise<readonly CaseloadByWeek[]> {
    const rows = await caseloadBy(await reads.world(), directory.ofKind('PARTY'), 'week');
    return rows.map(({ key, sides }) =>
      Object.assign(new CaseloadByWeek(), { weekFrom: key, sides }),
    );
  }

  @FieldResolver(() => AllegationConnection, {
    nullable: true,
    description: 'Allegations with a clock that has run out, newest first.',
  })
  async overdue(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reads, now }: SubgraphContext,
  ): Promise<Page<Allegation>> {
    const at = now();
    return reads.page(Allegation, page, { list: 'caseload.overdue', filter: null }, (query) => {
      const late = query
        .subQuery()
        .select('c.allegationId')
        .from(Clock, 'c')
        .where('c.stoppedAt IS NULL AND c.dueAt < :at')
        .getQuery();
      query.andWhere(`r.id IN ${late}`, { at });
    });
  }

  @FieldResolver(() => AllegationConnection, {
    nullable: true,
    description: 'Allegations that are notified and wait for verification, newest first.',
  })
  async newestUnverified(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<Allegation>> {
    return reads.page(
      Allegation,
      page,
      { list: 'caseload.newestUnverified', filter: null },
      (query) => {
        among(query, 'status', UNVERIFIED);
      },
    );
  }
}
