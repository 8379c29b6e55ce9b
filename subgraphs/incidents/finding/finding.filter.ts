import { Field, ID, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';

import { among } from '../../../shared/subgraph/among.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { type ProhibitedAct, ProhibitedActEnum } from '../prohibited-act.js';
import type { Finding } from './finding.entity.js';
import {
  type FindingOutcome,
  FindingOutcomeEnum,
  type FindingStatus,
  FindingStatusEnum,
  type Gravity,
  GravityEnum,
} from './finding.enums.js';

@InputType({
  description:
    'Narrows a list of findings; every condition must hold. Roles that can never read a finding get FORBIDDEN_ARGUMENT.',
})
export class FindingFilter {
  @Field(() => [FindingStatusEnum], { nullable: true, description: 'In one of these statuses.' })
  status?: FindingStatus[] | null;

  @Field(() => [FindingOutcomeEnum], {
    nullable: true,
    description: 'With one of these outcomes as a whole.',
  })
  outcome?: FindingOutcome[] | null;

  @Field(() => [ProhibitedActEnum], {
    nullable: true,
    description: 'In which one of these acts was judged.',
  })
  act?: ProhibitedAct[] | null;

  @Field(() => [GravityEnum], { nullable: true, description: 'Of one of these gravities.' })
  gravity?: Gravity[] | null;

  @Field(() => ID, { nullable: true, description: 'In this sector, a place of the gazetteer.' })
  sectorId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Determined at this time or later.' })
  determinedFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Determined before this time.' })
  determinedBefore?: Date | null;
}

const JUDGES =
  "EXISTS (SELECT 1 FROM jsonb_array_elements(r.acts) AS judged WHERE judged->>'act' = ANY(:act))";

/** Adds a filter to a query whose alias is `r`; the rows are the viewer's world's, so what is hidden is not compared. */
export function narrowFindings(query: SelectQueryBuilder<Finding>, filter: FindingFilter): void {
  const { status, outcome, act, gravity, sectorId, determinedFrom, determinedBefore } = filter;
  among(query, 'status', status);
  among(query, 'outcome', outcome);
  if (act != null) query.andWhere(JUDGES, { act });
  among(query, 'gravity', gravity);
  if (sectorId != null) query.andWhere('r.sectorId = :sectorId', { sectorId });
  if (determinedFrom != null)
    query.andWhere('r.determinedAt >= :determinedFrom', { determinedFrom });
  if (determinedBefore != null)
    query.andWhere('r.determinedAt < :determinedBefore', { determinedBefore });
}
