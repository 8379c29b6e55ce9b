import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { connectionOf, type Page, PageArgs } from '../../../shared/subgraph/connection.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { found, requireId } from '../../../shared/subgraph/record-id.js';
import { payloadOf } from '../../../shared/subgraph/user-error.js';
import { Place } from './place.entity.js';
import { narrowPlaces, PlaceFilter } from './place.filter.js';
import { RecordPlaceInput } from './place.input.js';
import { PlacePayload } from './place.payload.js';
import { recordPlace } from './record-place.js';

const RECORD = { field: 'place', type: Place } as const;
const PlaceConnection = connectionOf(Place, 'Place');

@Resolver(() => Place)
export class PlaceResolver {
  @Query(() => Place, {
    nullable: true,
    description: 'A place of the gazetteer; NOT_FOUND when there is none. Every role.',
  })
  async place(
    @Arg('id', () => ID, { description: 'Id of the place, `plc_…`.' }) id: string,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Place | null> {
    return found(await reads.find(Place, requireId('plc', id)));
  }

  @Query(() => PlaceConnection, {
    nullable: true,
    description: 'The places of the gazetteer, the last recorded first. Every role.',
  })
  async places(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PlaceFilter, { nullable: true, description: 'Narrows the list.' })
    filter: PlaceFilter | null,
    @Ctx() { reads }: SubgraphContext,
  ): Promise<Page<Place>> {
    return reads.page(Place, page, { list: 'places', filter }, (query) => {
      if (filter) narrowPlaces(query, filter);
    });
  }

  @Mutation(() => PlacePayload, {
    nullable: true,
    description: 'Records a place of the gazetteer; everyone can read it. Secretariat.',
  })
  async recordPlace(
    @Arg('input', () => RecordPlaceInput, { description: 'The place.' }) input: RecordPlaceInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PlacePayload> {
    return payloadOf(context, PlacePayload, RECORD, await context.perform(recordPlace, input));
  }
}
