import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';

import { connectionOf, type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { Report } from '../report/report.entity.js';
import { placeReference, PlaceStub } from '../stubs/place.stub.js';
import { Incident } from './incident.entity.js';
import {
  IncidentFilter,
  type IncidentOrder,
  incidentOrder,
  IncidentOrderEnum,
  narrowIncidents,
} from './incident.filter.js';

const IncidentConnection = connectionOf(Incident, 'Incident');

@Resolver(() => Incident)
export class IncidentResolver {
  @Query(() => Incident, {
    nullable: true,
    description: 'An incident out of what was given to the viewer; NOT_FOUND otherwise.',
  })
  async incident(
    @Arg('id', () => ID, { description: 'Id of the incident.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Incident | null> {
    return found(await reads.find(Incident, requireId('inc', id), info));
  }

  @Query(() => IncidentConnection, {
    nullable: true,
    description:
      'The incidents that were given to the viewer, newest first unless asked for otherwise.',
  })
  async incidents(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => IncidentFilter, { nullable: true, description: 'Narrows the list.' })
    filter: IncidentFilter | null,
    @Arg('orderBy', () => IncidentOrderEnum, {
      nullable: true,
      description: 'The order; RECEIVED_NEWEST where none is given.',
    })
    orderBy: IncidentOrder | null,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<Incident>> {
    const order = incidentOrder(orderBy);
    return reads.page(Incident, page, { list: 'incidents', filter, order }, (query) => {
      if (filter) narrowIncidents(query, filter);
    });
  }

  @FieldResolver(() => PlaceStub, { nullable: true, description: 'The sector.' })
  sector(@Root() { sectorId }: Incident): PlaceStub | null {
    return placeReference(sectorId);
  }

  @FieldResolver(() => PlaceStub, {
    nullable: true,
    description: 'The district. Both parties from NOTIFIED.',
  })
  district(@Root() { districtId }: Incident): PlaceStub | null {
    return placeReference(districtId);
  }

  @FieldResolver(() => [Report], {
    nullable: true,
    description:
      'The reports that were given to the viewer, oldest first. Both parties read the notice from NOTIFIED.',
  })
  async reports(
    @Root() { id }: Incident,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<readonly Report[]> {
    // By what a report says, not by when it came: several come with one act. Who may not read it reads one report.
    const reports = await reads.children(Report, 'incidentId', id);
    return [...reports].sort((one, other) => Number(one.reportedAt) - Number(other.reportedAt));
  }
}
