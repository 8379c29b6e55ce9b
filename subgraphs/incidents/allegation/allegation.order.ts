import type { SelectQueryBuilder } from 'typeorm';

import { graphqlEnum } from '../../../shared/subgraph/graphql-enum.js';
import { type ListOrder, NEWEST } from '../../../shared/subgraph/list-order.js';
import { Clock } from '../clock/clock.entity.js';
import { Incident } from '../incident/incident.entity.js';
import type { Allegation } from './allegation.entity.js';

const ORDERS = {
  RECEIVED_NEWEST: 'As they came to the viewer’s delegation, the newest first; the default.',
  NOTIFIED_NEWEST:
    'By the time of the notice, the newest first; those that are not notified yet come before all.',
  OCCURRED_NEWEST: 'By the day of the incident, the newest first.',
  DUE_FIRST:
    'By the running clock that the viewer sees and that is due first: overdue, then due, then those without a clock.',
} as const;
export type AllegationOrder = keyof typeof ORDERS;

export const AllegationOrderEnum = graphqlEnum(
  'AllegationOrder',
  Object.keys(ORDERS),
  'How a list of allegations is ordered.',
  ORDERS,
);

const LISTS: Readonly<Record<AllegationOrder, ListOrder>> = {
  RECEIVED_NEWEST: NEWEST,
  NOTIFIED_NEWEST: {
    ...{ name: 'notified', by: 'r.notified_at', type: 'timestamptz', starts: 'LAST' },
  },
  OCCURRED_NEWEST: { name: 'occurred', by: 'happened.day', type: 'date', starts: 'LAST' },
  DUE_FIRST: { name: 'due', by: 'next.due_at', type: 'timestamptz', starts: 'FIRST' },
};

/** Finds an order by its name; the newest first where none is asked for. */
export function allegationOrder(order: AllegationOrder | null): ListOrder {
  return LISTS[order ?? 'RECEIVED_NEWEST'];
}

/** Joins what an order goes by: the incident, or the clock that runs out next, each at most one for an allegation. */
export function joinForOrder(
  query: SelectQueryBuilder<Allegation>,
  order: AllegationOrder | null,
): void {
  if (order === 'OCCURRED_NEWEST')
    query.leftJoin(Incident, 'happened', 'happened.id = r.incidentId');
  if (order !== 'DUE_FIRST') return;
  query.leftJoin(
    (running) =>
      running
        .select('c.allegation_id', 'allegation_id')
        .addSelect('min(c.due_at)', 'due_at')
        .from(Clock, 'c')
        .where('c.stopped_at IS NULL')
        .groupBy('c.allegation_id'),
    'next',
    'next.allegation_id = r.id',
  );
}
