import { Field, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';

import { among } from '../../../shared/subgraph/among.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { SessionKindEnum, SessionStatusEnum } from '../enums.js';
import type { Session } from './session.entity.js';
import type { SessionKind, SessionStatus } from './session.state.js';

@InputType({
  description:
    'Narrows a list of sessions; every condition must hold. Roles that can never read a session get FORBIDDEN_ARGUMENT.',
})
export class SessionFilter {
  @Field(() => [SessionKindEnum], { nullable: true, description: 'Of one of these kinds.' })
  kind?: SessionKind[] | null;

  @Field(() => [SessionStatusEnum], { nullable: true, description: 'In one of these statuses.' })
  status?: SessionStatus[] | null;

  @Field(() => DateTime, { nullable: true, description: 'To begin at this time or later.' })
  opensFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'To begin before this time.' })
  opensBefore?: Date | null;
}

/** Adds a filter to a query whose alias is `r`; the rows are the viewer's world's, so what is hidden is not compared. */
export function narrowSessions(query: SelectQueryBuilder<Session>, filter: SessionFilter): void {
  const { kind, status, opensFrom, opensBefore } = filter;
  // A value that is given many times is one value: the statement stays as small as the enum.
  among(query, 'kind', kind);
  among(query, 'status', status);
  if (opensFrom != null) query.andWhere('r.opensAt >= :opensFrom', { opensFrom });
  if (opensBefore != null) query.andWhere('r.opensAt < :opensBefore', { opensBefore });
}
