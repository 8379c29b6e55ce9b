import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';

import {
  type SourceProtection,
  SourceProtectionEnum,
} from '../../../shared/subgraph/domain-enums.js';
import { DateTime, DelegationCode } from '../../../shared/subgraph/scalars.js';
import { AllegationStatusEnum } from '../enums.js';
import { type ProhibitedAct, ProhibitedActEnum } from '../prohibited-act.js';
import type { Allegation } from './allegation.entity.js';
import type { AllegationStatus } from './allegation.statuses.js';

@InputType({
  description:
    'Narrows a list of allegations; every condition must hold. Roles that can never read a case get FORBIDDEN_ARGUMENT.',
})
export class AllegationFilter {
  @Field(() => [AllegationStatusEnum], { nullable: true, description: 'In one of these statuses.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  status?: AllegationStatus[] | null;

  @Field(() => [ProhibitedActEnum], { nullable: true, description: 'Of one of these acts.' })
  act?: ProhibitedAct[] | null;

  @Field(() => DelegationCode, { nullable: true, description: 'Against this party.' })
  respondent?: string | null;

  @Field(() => DelegationCode, { nullable: true, description: 'By this party.' })
  by?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Notified at this time or later.' })
  notifiedFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Notified before this time.' })
  notifiedBefore?: Date | null;

  @Field(() => SourceProtectionEnum, {
    nullable: true,
    description:
      'With this protection of the source; mediators and secretariat only, FORBIDDEN_ARGUMENT for others.',
  })
  sourceRisk?: SourceProtection | null;
}

/** Adds a filter to a query whose alias is `r`; the rows are the viewer's world's, so what is hidden is not compared. */
export function narrowAllegations(
  query: SelectQueryBuilder<Allegation>,
  filter: AllegationFilter,
): void {
  const { status, act, respondent, by, notifiedFrom, notifiedBefore, sourceRisk } = filter;
  if (status != null) query.andWhere('r.status = ANY(:status)', { status });
  if (act != null) query.andWhere('r.act = ANY(:act)', { act });
  if (respondent != null) query.andWhere('r.respondentCode = :respondent', { respondent });
  if (by != null) query.andWhere('r.byCode = :by', { by });
  if (notifiedFrom != null) query.andWhere('r.notifiedAt >= :notifiedFrom', { notifiedFrom });
  if (notifiedBefore != null) query.andWhere('r.notifiedAt < :notifiedBefore', { notifiedBefore });
  if (sourceRisk != null) query.andWhere('r.sourceRisk = :sourceRisk', { sourceRisk });
}
