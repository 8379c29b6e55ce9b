import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { EntityManager } from 'typeorm';

import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { CalendarDate } from '../../../shared/subgraph/scalars.js';
import type { AllegationStatus } from '../allegation/allegation.statuses.js';
import { OUTCOMES } from '../finding/finding.enums.js';
import { type ProhibitedAct, ProhibitedActEnum } from '../prohibited-act.js';
import { placeReference, PlaceStub } from '../stubs/place.stub.js';
import { CaseloadFigure, figure } from './caseload-figure.js';

/** Before every notice: what was notified at all was notified later. */
const EVER = new Date(0);
const WEEK_MS = 604_800_000;
const WITHOUT_ACCESS = 'NOT_VERIFIABLE_ACCESS_DENIED';

@ObjectType({ description: 'What is alleged against one party, and what was found of it.' })
export class CaseloadCounts {
  respondentCode!: string;

  @Field(() => DelegationStub, { nullable: true, description: 'The party that is accused.' })
  get respondent(): DelegationStub | null {
    return delegationReference(this.respondentCode);
  }

  @Field(() => CaseloadFigure, { description: 'Notified to it, whatever came of it.' })
  alleged!: CaseloadFigure;

  @Field(() => CaseloadFigure, { description: 'Of these: with a finding that is determined.' })
  determined!: CaseloadFigure;

  @Field(() => CaseloadFigure, {
    description: 'Of these: determined as not verifiable, because access was denied.',
  })
  notVerifiable!: CaseloadFigure;
}

@ObjectType({ description: 'How the cases against one party stand.' })
export class CaseloadSide extends CaseloadCounts {
  @Field(() => CaseloadFigure, { description: 'Notified, and its answer is awaited.' })
  awaitingAnswer!: CaseloadFigure;

  @Field(() => CaseloadFigure, { description: 'Its answer did not come before the clock ran out.' })
  unanswered!: CaseloadFigure;

  @Field(() => CaseloadFigure, { description: 'Under verification.' })
  underVerification!: CaseloadFigure;

  @Field(() => CaseloadFigure, { description: 'The verification stands still for want of access.' })
  withoutAccess!: CaseloadFigure;

  @Field(() => CaseloadFigure, {
    description: 'With a clock that has run out and was not stopped.',
  })
  overdue!: CaseloadFigure;

  @Field(() => Int, { description: 'How many of those alleged it has answered.' })
  answered!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean hours from the notice to its first answer; null where it answered none.',
  })
  meanAnswerHours!: number | null;
}

@ObjectType({ description: 'One act, the parties side by side.' })
export class CaseloadByAct {
  @Field(() => ProhibitedActEnum, { description: 'What is said to have been done.' })
  act!: ProhibitedAct;

  @Field(() => [CaseloadCounts], { description: 'Every party, in one order.' })
  sides!: readonly CaseloadCounts[];
}

@ObjectType({ description: 'One sector, the parties side by side.' })
export class CaseloadBySector {
  sectorId!: string;

  @Field(() => PlaceStub, { nullable: true, description: 'The sector.' })
  get sector(): PlaceStub | null {
    return placeReference(this.sectorId);
  }

  @Field(() => [CaseloadCounts], { description: 'Every party, in one order.' })
  sides!: readonly CaseloadCounts[];
}

@ObjectType({ description: 'One week of notices, the parties side by side.' })
export class CaseloadByWeek {
  @Field(() => CalendarDate, { description: 'The Monday on which the week begins (UTC).' })
  weekFrom!: string;

  @Field(() => [CaseloadCounts], { description: 'Every party, in one order.' })
  sides!: readonly CaseloadCounts[];
}

interface CountRow {
  readonly respondent: string;
  readonly key: string;
  readonly alleged: number;
  readonly determined: number;
  readonly without_access: number;
}

interface SideRow extends Omit<CountRow, 'key'> {
  readonly awaiting: number;
  readonly unanswered: number;
  readonly verifying: number;
  readonly suspended: number;
  readonly overdue: number;
  readonly answered: number;
  readonly hours: number | null;
}

/** A party against which there is nothing. */
const NOTHING: Omit<SideRow, 'respondent'> = {
  ...{ alleged: 0, determined: 0, without_access: 0, awaiting: 0, unanswered: 0 },
  ...{ verifying: 0, suspended: 0, overdue: 0, answered: 0, hours: null },
};

/** At most one version of a finding is determined; the others of its allegation are superseded. */
const FOUND = `LEFT JOIN finding f ON f.allegation_id = r.id AND f.status = 'DETERMINED'`;
const COUNTS = `count(*)::int AS alleged, count(f.id)::int AS determined,
  count(*) FILTER (WHERE f.outcome = 'NOT_VERIFIABLE_ACCESS_DENIED')::int AS without_access`;
const NOTIFIED = 'WHERE r.notified_at IS NOT NULL';

/** What a figure is broken down by; all of it in the viewer's world. */
const BY = {
  act: `SELECT r.respondent_code AS respondent, r.act AS key, ${COUNTS}
    FROM allegation r ${FOUND} ${NOTIFIED} GROUP BY 1, 2`,
  sector: `SELECT r.respondent_code AS respondent, i.sector_id AS key, ${COUNTS}
    FROM allegation r JOIN incident i ON i.id = r.incident_id ${FOUND} ${NOTIFIED} GROUP BY 1, 2`,
  week: `SELECT r.respondent_code AS respondent,
      date_trunc('week', r.notified_at AT TIME ZONE 'UTC')::date::text AS key, ${COUNTS}
    FROM allegation r ${FOUND} ${NOTIFIED} GROUP BY 1, 2`,
} as const;

const SIDES = `
  SELECT r.respondent_code AS respondent, ${COUNTS},
    count(*) FILTER (WHERE r.status = 'NOTIFIED' AND r.response_state = 'RESPONSE_PENDING')::int AS awaiting,
    count(*) FILTER (WHERE r.response_state = 'NO_RESPONSE_BY_DEADLINE')::int AS unanswered,
    count(*) FILTER (WHERE r.status = 'UNDER_VERIFICATION')::int AS verifying,
    count(*) FILTER (WHERE r.status = 'SUSPENDED_NO_ACCESS')::int AS suspended,
    count(late.allegation_id)::int AS overdue,
    count(said.first)::int AS answered,
    (avg(extract(epoch FROM said.first - r.notified_at)) / 3600)::float8 AS hours
  FROM allegation r ${FOUND}
  LEFT JOIN (SELECT s.allegation_id, s.by_code, min(s.made_at) AS first FROM party_statement s GROUP BY 1, 2) said
    ON said.allegation_id = r.id AND said.by_code = r.respondent_code
  LEFT JOIN (SELECT DISTINCT c.allegation_id FROM clock c WHERE c.stopped_at IS NULL AND c.due_at < $1) late
    ON late.allegation_id = r.id
  ${NOTIFIED} GROUP BY 1`;

function counts(
  respondentCode: string,
  row: Pick<CountRow, 'alleged' | 'determined' | 'without_access'>,
  more: Parameters<typeof figure>[1],
): Pick<CaseloadCounts, 'respondentCode' | 'alleged' | 'determined' | 'notVerifiable'> {
  const list = { respondent: respondentCode, notifiedFrom: EVER, ...more };
  return {
    respondentCode,
    alleged: figure(row.alleged, list),
    determined: figure(row.determined, { ...list, outcome: OUTCOMES }),
    notVerifiable: figure(row.without_access, { ...list, outcome: [WITHOUT_ACCESS] }),
  };
}

/** Reads how the cases against each party stand; every party is there, with nothing where nothing is. */
export async function caseloadSides(
  world: EntityManager,
  parties: readonly string[],
  at: Date,
): Promise<readonly CaseloadSide[]> {
  const rows = await world.query<SideRow[]>(SIDES, [at]);
  return parties.map((party) => {
    const row = rows.find(({ respondent }) => respondent === party) ?? NOTHING;
    const ever = { respondent: party, notifiedFrom: EVER };
    const in_ = (status: AllegationStatus, count: number): CaseloadFigure =>
      figure(count, { ...ever, status: [status] });
    return Object.assign(new CaseloadSide(), counts(party, row, {}), {
      awaitingAnswer: figure(row.awaiting, { awaitingAnswerOf: party }),
      unanswered: figure(row.unanswered, {
        ...ever,
        responseState: ['NO_RESPONSE_BY_DEADLINE'],
      }),
      underVerification: in_('UNDER_VERIFICATION', row.verifying),
      withoutAccess: in_('SUSPENDED_NO_ACCESS', row.suspended),
      overdue: figure(row.overdue, { ...ever, overdue: true }),
      answered: row.answered,
      meanAnswerHours: row.hours,
    });
  });
}

/** Says which part of a figure a key stands for. */
function partOf(by: keyof typeof BY, key: string): Parameters<typeof figure>[1] {
  switch (by) {
    case 'act':
      return { act: [key as ProhibitedAct] };
    case 'sector':
      return { sectorId: key };
    case 'week': {
      const from = new Date(`${key}T00:00:00.000Z`);
      return { notifiedFrom: from, notifiedBefore: new Date(from.getTime() + WEEK_MS) };
    }
  }
}

/** Reads the figures by act, sector or week: wherever one party has a case, every party stands beside it. */
export async function caseloadBy(
  world: EntityManager,
  parties: readonly string[],
  by: keyof typeof BY,
): Promise<readonly { readonly key: string; readonly sides: readonly CaseloadCounts[] }[]> {
  const rows = await world.query<CountRow[]>(BY[by]);
  const keys = [...new Set(rows.map(({ key }) => key))].sort();
  return keys.map((key) => ({
    key,
    sides: parties.map((party) => {
      const row = rows.find((one) => one.key === key && one.respondent === party) ?? NOTHING;
      return Object.assign(new CaseloadCounts(), counts(party, row, partOf(by, key)));
    }),
  }));
}
