import { Field, ID, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';

import { among } from '../../../shared/subgraph/among.js';
import { graphqlEnum } from '../../../shared/subgraph/graphql-enum.js';
import { type ListOrder, NEWEST } from '../../../shared/subgraph/list-order.js';
import { CalendarDate } from '../../../shared/subgraph/scalars.js';
import { type ActClass, ActClassEnum } from '../prohibited-act.js';
import type { Incident } from './incident.entity.js';

@InputType({
  description:
    'Narrows a list of incidents; every condition must hold. Roles that can never read what is asked for get FORBIDDEN_ARGUMENT.',
})
export class IncidentFilter {
  @Field(() => [ActClassEnum], { nullable: true, description: 'Of one of these families.' })
  actFamily?: ActClass[] | null;

  @Field(() => ID, { nullable: true, description: 'In this sector.' })
  sectorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'In this district.' })
  districtId?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'On this day or later (UTC).' })
  dayFrom?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'On this day or earlier (UTC).' })
  dayUntil?: string | null;
}

const ORDERS = {
  RECEIVED_NEWEST: 'As they came to the viewer’s delegation, the newest first; the default.',
  OCCURRED_NEWEST: 'By the day of the event, the newest first.',
} as const;
export type IncidentOrder = keyof typeof ORDERS;

export const IncidentOrderEnum = graphqlEnum(
  'IncidentOrder',
  Object.keys(ORDERS),
  'How a list of incidents is ordered.',
  ORDERS,
);

/** Finds an order by its name; the newest first where none is asked for. */
export function incidentOrder(order: IncidentOrder | null): ListOrder {
  if (order !== 'OCCURRED_NEWEST') return NEWEST;
  return { name: 'occurred', by: 'r.day', type: 'date', starts: 'LAST' };
}

/** Adds a filter to a query whose alias is `r`; the rows are the viewer's world's, so what is hidden is not compared. */
export function narrowIncidents(
  query: SelectQueryBuilder<Incident>,
  { actFamily, sectorId, districtId, dayFrom, dayUntil }: IncidentFilter,
): void {
  among(query, 'actFamily', actFamily);
  if (sectorId != null) query.andWhere('r.sectorId = :sectorId', { sectorId });
  if (districtId != null) query.andWhere('r.districtId = :districtId', { districtId });
  if (dayFrom != null) query.andWhere('r.day >= CAST(:dayFrom AS date)', { dayFrom });
  if (dayUntil != null) query.andWhere('r.day <= CAST(:dayUntil AS date)', { dayUntil });
}
