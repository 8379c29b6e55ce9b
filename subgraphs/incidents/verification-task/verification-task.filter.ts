import { Field, ID, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';

import { among } from '../../../shared/subgraph/among.js';
import { requireId } from '../../../shared/subgraph/record-id.js';
import { DelegationCode } from '../../../shared/subgraph/scalars.js';
import { TaskKindEnum, TaskStatusEnum } from './verification-task.enums.js';
import type { VerificationTask } from './verification-task.entity.js';
import type { TaskKind, TaskStatus } from './verification-task.statuses.js';

@InputType({
  description:
    'Narrows a list of tasks; every condition must hold. Roles that can never read a case get FORBIDDEN_ARGUMENT.',
})
export class VerificationTaskFilter {
  @Field(() => ID, { nullable: true, description: 'Of this allegation.' })
  allegationId?: string | null;

  @Field(() => [TaskStatusEnum], { nullable: true, description: 'In one of these statuses.' })
  status?: TaskStatus[] | null;

  @Field(() => [TaskKindEnum], { nullable: true, description: 'Of one of these kinds.' })
  kind?: TaskKind[] | null;

  @Field(() => DelegationCode, { nullable: true, description: 'With this party as host.' })
  host?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: those that wait for the host to grant access; false: all others.',
  })
  awaitingAccess?: boolean | null;

  @Field(() => [TaskStatusEnum], {
    nullable: true,
    description:
      'Where the request for access came to one of ACCESS_GRANTED, ACCESS_DELAYED and ACCESS_DENIED.',
  })
  accessOutcome?: TaskStatus[] | null;
}

/** Adds a filter to a query whose alias is `r`; the rows are the viewer's world's, so what is hidden is not compared. */
export function narrowTasks(
  query: SelectQueryBuilder<VerificationTask>,
  { allegationId, status, kind, host, awaitingAccess, accessOutcome }: VerificationTaskFilter,
): void {
  if (allegationId != null) {
    const id = requireId('alg', allegationId);
    query.andWhere('r.allegationId = :id', { id });
  }
  among(query, 'status', status);
  among(query, 'kind', kind);
  if (host != null) query.andWhere('r.hostCode = :host', { host });
  among(query, 'accessOutcome', accessOutcome);
  if (awaitingAccess == null) return;
  const waiting = ['ACCESS_REQUESTED', 'ACCESS_DELAYED'] satisfies TaskStatus[];
  query.andWhere(awaitingAccess ? 'r.status = ANY(:waiting)' : 'r.status <> ALL(:waiting)', {
    waiting,
  });
}
