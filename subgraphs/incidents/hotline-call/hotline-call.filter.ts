import { Field, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';

import { among } from '../../../shared/subgraph/among.js';
import { DelegationCode } from '../../../shared/subgraph/scalars.js';
import type { HotlineCall } from './hotline-call.entity.js';
import { HotlineStatusEnum } from './hotline-call.enums.js';
import type { HotlineStatus } from './hotline-call.state.js';

@InputType({
  description:
    'Narrows a list of calls; every condition must hold. Roles that can never read a call get FORBIDDEN_ARGUMENT.',
})
export class HotlineCallFilter {
  @Field(() => [HotlineStatusEnum], { nullable: true, description: 'In one of these statuses.' })
  status?: HotlineStatus[] | null;

  @Field(() => DelegationCode, { nullable: true, description: 'Raised by this party.' })
  from?: string | null;
}

/** Adds a filter to a query whose alias is `r`; the rows are the viewer's world's, so what is hidden is not compared. */
export function narrowHotlineCalls(
  query: SelectQueryBuilder<HotlineCall>,
  { status, from }: HotlineCallFilter,
): void {
  among(query, 'status', status);
  if (from != null) query.andWhere('r.fromCode = :from', { from });
}
