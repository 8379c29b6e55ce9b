import { Field, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';

import { among } from '../../../shared/subgraph/among.js';
import { DelegationCode } from '../../../shared/subgraph/scalars.js';
import type { IncidentLogSeal } from './incident-log-seal.entity.js';
import { LogSealStatusEnum } from './incident-log-seal.enums.js';
import type { SealStatus } from './incident-log-seal.state.js';

@InputType({
  description:
    'Narrows a list of seals; every condition must hold. The public, which reads no seal, gets FORBIDDEN_ARGUMENT.',
})
export class IncidentLogSealFilter {
  @Field(() => [LogSealStatusEnum], { nullable: true, description: 'In one of these statuses.' })
  status?: SealStatus[] | null;

  @Field(() => DelegationCode, { nullable: true, description: 'Of this party.' })
  by?: string | null;
}

/** Adds a filter to a query whose alias is `r`; the rows are the viewer's world's, so what is hidden is not compared. */
export function narrowSeals(
  query: SelectQueryBuilder<IncidentLogSeal>,
  { status, by }: IncidentLogSealFilter,
): void {
  among(query, 'status', status);
  if (by != null) query.andWhere('r.byCode = :by', { by });
}
