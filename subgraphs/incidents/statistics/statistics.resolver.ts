import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';

import { connectionOf, type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import type { ListOrder } from '../../../shared/subgraph/list-order.js';
import { CalendarDate } from '../../../shared/subgraph/scalars.js';
import {
  FamilyCount,
  HotlineMinutes,
  PartyCount,
  SectorCount,
  WeekStatistics,
} from './week-statistics.entity.js';

const WeekStatisticsConnection = connectionOf(WeekStatistics, 'WeekStatistics');
const LATEST: ListOrder = { name: 'week', by: 'r.week_from', type: 'date', starts: 'LAST' };

@InputType({ description: 'Narrows the published figures to weeks.' })
export class WeekStatisticsFilter {
  @Field(() => CalendarDate, {
    nullable: true,
    description: 'Weeks that begin on this day or later (UTC).',
  })
  weekFrom?: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'Weeks that begin on this day or earlier (UTC).',
  })
  weekUntil?: string | null;
}

@Resolver(() => WeekStatistics)
export class StatisticsResolver {
  @Query(() => WeekStatisticsConnection, {
    nullable: true,
    description:
      'The published figures, week by week, the latest first; everyone reads the same. A week is published an hour after its end, whatever happened in it, and never again.',
  })
  async incidentStatistics(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => WeekStatisticsFilter, { nullable: true, description: 'Narrows the list.' })
    filter: WeekStatisticsFilter | null,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<WeekStatistics>> {
    const list = { list: 'incidentStatistics', filter, order: LATEST };
    return reads.page(WeekStatistics, page, list, (query) => {
      if (filter?.weekFrom != null)
        query.andWhere('r.weekFrom >= CAST(:from AS date)', { from: filter.weekFrom });
      if (filter?.weekUntil != null)
        query.andWhere('r.weekFrom <= CAST(:until AS date)', { until: filter.weekUntil });
    });
  }

  @FieldResolver(() => [PartyCount], { description: 'By the party that is accused; every party.' })
  byParty(@Root() { byPartyCells }: WeekStatistics): readonly PartyCount[] {
    return byPartyCells.map((cell) => Object.assign(new PartyCount(), cell));
  }

  @FieldResolver(() => [FamilyCount], { description: 'By the family of acts; every family.' })
  byFamily(@Root() { byFamilyCells }: WeekStatistics): readonly FamilyCount[] {
    return byFamilyCells.map((cell) => Object.assign(new FamilyCount(), cell));
  }

  @FieldResolver(() => [SectorCount], {
    description: 'By the sector of the incident; every sector that the gazetteer then had.',
  })
  bySector(@Root() { bySectorCells }: WeekStatistics): readonly SectorCount[] {
    return bySectorCells.map((cell) => Object.assign(new SectorCount(), cell));
  }

  @FieldResolver(() => [HotlineMinutes], {
    nullable: true,
    description:
      'How each party answered on the hotline; every party. All delegations of the mechanism, not the public.',
  })
  hotline(@Root() { hotlineCells }: WeekStatistics): readonly HotlineMinutes[] | null {
    return hotlineCells?.map((cell) => Object.assign(new HotlineMinutes(), cell)) ?? null;
  }
}
