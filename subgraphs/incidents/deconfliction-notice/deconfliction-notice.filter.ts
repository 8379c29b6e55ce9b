import { Field, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';

import { among } from '../../../shared/subgraph/among.js';
import { DateTime, DelegationCode } from '../../../shared/subgraph/scalars.js';
import type { DeconflictionNotice } from './deconfliction-notice.entity.js';
import { type NoticeKind, NoticeKindEnum, NoticeStatusEnum } from './deconfliction-notice.enums.js';
import type { NoticeStatus } from './deconfliction-notice.state.js';

@InputType({
  description:
    'Narrows a list of notices; every condition must hold. Roles that can never read a notice get FORBIDDEN_ARGUMENT.',
})
export class DeconflictionNoticeFilter {
  @Field(() => [NoticeStatusEnum], { nullable: true, description: 'In one of these statuses.' })
  status?: NoticeStatus[] | null;

  @Field(() => [NoticeKindEnum], { nullable: true, description: 'Of one of these kinds.' })
  kind?: NoticeKind[] | null;

  @Field(() => DelegationCode, { nullable: true, description: 'Given by this party.' })
  by?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'With a window that is not over at this time.',
  })
  windowUntilAfter?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'With a window that has begun before this time.',
  })
  windowFromBefore?: Date | null;
}

/** Adds a filter to a query whose alias is `r`; the rows are the viewer's world's, so what is hidden is not compared. */
export function narrowNotices(
  query: SelectQueryBuilder<DeconflictionNotice>,
  { status, kind, by, windowUntilAfter, windowFromBefore }: DeconflictionNoticeFilter,
): void {
  among(query, 'status', status);
  among(query, 'kind', kind);
  if (by != null) query.andWhere('r.byCode = :by', { by });
  if (windowUntilAfter != null)
    query.andWhere('r.windowUntil > :windowUntilAfter', { windowUntilAfter });
  if (windowFromBefore != null)
    query.andWhere('r.windowFrom < :windowFromBefore', { windowFromBefore });
}
