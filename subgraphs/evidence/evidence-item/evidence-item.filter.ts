import { Field, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';

import { publicError } from '../../../shared/errors.js';
import { among } from '../../../shared/subgraph/among.js';
import { DateTime, DelegationCode } from '../../../shared/subgraph/scalars.js';
import { type EvidenceKind, EvidenceKindEnum, EvidenceStatusEnum } from '../enums.js';
import type { EvidenceItem } from './evidence-item.entity.js';
import type { EvidenceStatus } from './evidence-item.state.js';

const MOST_VALUES = 20;

@InputType({
  description:
    'Narrows a list of evidence items; every condition must hold. Roles that can never read evidence get FORBIDDEN_ARGUMENT.',
})
export class EvidenceItemFilter {
  @Field(() => [EvidenceKindEnum], {
    nullable: true,
    description: 'Of one of these kinds, 1–20 values.',
  })
  kind?: EvidenceKind[] | null;

  @Field(() => [EvidenceStatusEnum], {
    nullable: true,
    description: 'In one of these statuses, 1–20 values.',
  })
  status?: EvidenceStatus[] | null;

  @Field(() => DateTime, { nullable: true, description: 'Sealed at this time or later.' })
  sealedFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Sealed before this time.' })
  sealedBefore?: Date | null;

  @Field(() => DelegationCode, { nullable: true, description: 'Submitted by this delegation.' })
  submittedBy?: string | null;
}

function bounded<T>(values: readonly T[] | null | undefined, field: string): typeof values {
  if (values == null) return values;
  if (values.length >= 1 && values.length <= MOST_VALUES) return values;
  throw publicError('BAD_USER_INPUT', `filter.${field} takes 1 to ${String(MOST_VALUES)} values`);
}

/** Adds a filter to a query whose alias is `r`; the rows are the viewer's world's, so what is hidden is not compared. */
export function narrowEvidenceItems(
  query: SelectQueryBuilder<EvidenceItem>,
  filter: EvidenceItemFilter,
): void {
  const { kind, status, sealedFrom, sealedBefore, submittedBy } = filter;
  among(query, 'kind', bounded(kind, 'kind'));
  among(query, 'status', bounded(status, 'status'));
  if (sealedFrom != null) query.andWhere('r.sealedAt >= :sealedFrom', { sealedFrom });
  if (sealedBefore != null) query.andWhere('r.sealedAt < :sealedBefore', { sealedBefore });
  if (submittedBy != null) query.andWhere('r.submittedByCode = :submittedBy', { submittedBy });
}
