import { Field, ID, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';

import { among } from '../../../shared/subgraph/among.js';
import {
  type SourceProtection,
  SourceProtectionEnum,
} from '../../../shared/subgraph/domain-enums.js';
import { CalendarDate, DateTime, DelegationCode } from '../../../shared/subgraph/scalars.js';
import { AllegationStatusEnum, ResponseKindEnum, type ResponseState } from '../enums.js';
import { Clock } from '../clock/clock.entity.js';
import { Incident } from '../incident/incident.entity.js';
import { Finding } from '../finding/finding.entity.js';
import { type FindingOutcome, FindingOutcomeEnum } from '../finding/finding.enums.js';
import { type ProhibitedAct, ProhibitedActEnum } from '../prohibited-act.js';
import type { Allegation } from './allegation.entity.js';
import type { AllegationStatus } from './allegation.statuses.js';

@InputType({
  description:
    'Narrows a list of allegations; every condition must hold. Roles that can never read a case get FORBIDDEN_ARGUMENT.',
})
export class AllegationFilter {
  @Field(() => [AllegationStatusEnum], { nullable: true, description: 'In one of these statuses.' })
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

  @Field(() => [ResponseKindEnum], {
    nullable: true,
    description: 'With one of these answers of the respondent.',
  })
  responseState?: ResponseState[] | null;

  @Field(() => DelegationCode, {
    nullable: true,
    description: 'Notified to this party, whose answer is awaited.',
  })
  awaitingAnswerOf?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: with a clock that has run out and was not stopped. False: with none such. Of the clocks that the viewer sees.',
  })
  overdue?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'About an incident in this sector.' })
  sectorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About an incident in this district.' })
  districtId?: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'About an incident on this day or later (UTC).',
  })
  dayFrom?: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'About an incident on this day or earlier (UTC).',
  })
  dayUntil?: string | null;

  @Field(() => [FindingOutcomeEnum], {
    nullable: true,
    description: 'With a finding of one of these outcomes that is determined.',
  })
  outcome?: FindingOutcome[] | null;

  @Field(() => SourceProtectionEnum, {
    nullable: true,
    description:
      'With this protection of the source; mediators and secretariat only, FORBIDDEN_ARGUMENT for others.',
  })
  sourceRisk?: SourceProtection | null;
}

type Query = SelectQueryBuilder<Allegation>;

function narrowByParty(query: Query, filter: AllegationFilter): void {
  const { respondent, by, responseState, awaitingAnswerOf } = filter;
  if (respondent != null) query.andWhere('r.respondentCode = :respondent', { respondent });
  if (by != null) query.andWhere('r.byCode = :by', { by });
  among(query, 'responseState', responseState);
  if (awaitingAnswerOf != null) {
    query.andWhere(
      "r.respondentCode = :awaited AND r.status = 'NOTIFIED' AND r.responseState = 'RESPONSE_PENDING'",
      { awaited: awaitingAnswerOf },
    );
  }
}

/** The day of an incident is text here: a day without a zone. */
function narrowByIncident(query: Query, filter: AllegationFilter): void {
  const { sectorId, districtId, dayFrom, dayUntil } = filter;
  const conditions = [
    sectorId == null ? [] : 'i.sectorId = :sectorId',
    districtId == null ? [] : 'i.districtId = :districtId',
    dayFrom == null ? [] : 'i.day >= CAST(:dayFrom AS date)',
    dayUntil == null ? [] : 'i.day <= CAST(:dayUntil AS date)',
  ].flat();
  if (conditions.length === 0) return;
  const there = query.subQuery().select('i.id').from(Incident, 'i').where(conditions.join(' AND '));
  query.andWhere(`r.incidentId IN ${there.getQuery()}`, {
    sectorId,
    districtId,
    dayFrom,
    dayUntil,
  });
}

function narrowByClock(query: Query, overdue: boolean, at: Date): void {
  const late = query
    .subQuery()
    .select('c.allegationId')
    .from(Clock, 'c')
    .where('c.allegationId = r.id AND c.stoppedAt IS NULL AND c.dueAt < :at');
  query.andWhere(`${overdue ? '' : 'NOT '}EXISTS ${late.getQuery()}`, { at });
}

function narrowByFinding(query: Query, outcome: readonly FindingOutcome[]): void {
  const found = query
    .subQuery()
    .select('f.allegationId')
    .from(Finding, 'f')
    .where("f.status = 'DETERMINED' AND f.outcome = ANY(:outcome)");
  query.andWhere(`r.id IN ${found.getQuery()}`, { outcome });
}

/** Adds a filter to a query whose alias is `r`; the rows are the viewer's world's, so what is hidden is not compared. */
export function narrowAllegations(query: Query, filter: AllegationFilter, at: Date): void {
  const { status, act, notifiedFrom, notifiedBefore, sourceRisk, overdue, outcome } = filter;
  among(query, 'status', status);
  among(query, 'act', act);
  if (notifiedFrom != null) query.andWhere('r.notifiedAt >= :notifiedFrom', { notifiedFrom });
  if (notifiedBefore != null) query.andWhere('r.notifiedAt < :notifiedBefore', { notifiedBefore });
  if (sourceRisk != null) query.andWhere('r.sourceRisk = :sourceRisk', { sourceRisk });
  narrowByParty(query, filter);
  narrowByIncident(query, filter);
  if (overdue != null) narrowByClock(query, overdue, at);
  if (outcome != null) narrowByFinding(query, outcome);
}
