import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { EntityManager } from 'typeorm';

import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { DelegationCode } from '../../../shared/subgraph/scalars.js';
import { TaskStatusEnum } from '../verification-task/verification-task.enums.js';
import type { AccessOutcome, TaskStatus } from '../verification-task/verification-task.statuses.js';

@ObjectType({
  description:
    'The filter with which `verificationTasks` lists what a figure counts: pass it on as it is. Null conditions narrow nothing.',
})
export class CaseloadTaskList {
  @Field(() => DelegationCode, { nullable: true, description: 'With this party as host.' })
  host: string | null = null;

  @Field(() => [TaskStatusEnum], { nullable: true, description: 'In one of these statuses.' })
  status: readonly TaskStatus[] | null = null;

  @Field(() => [TaskStatusEnum], {
    nullable: true,
    description: 'Where the request for access came to one of these.',
  })
  accessOutcome: readonly AccessOutcome[] | null = null;
}

@ObjectType({ description: 'A count of verification tasks, with the filter that lists them.' })
export class CaseloadTaskFigure {
  @Field(() => Int, { description: 'How many tasks.' })
  count!: number;

  @Field(() => CaseloadTaskList, { description: 'The filter that lists them.' })
  list!: CaseloadTaskList;
}

@ObjectType({
  description: 'What one party has made of the requests for access to places it holds.',
})
export class CaseloadAccess {
  hostCode!: string;

  @Field(() => DelegationStub, { nullable: true, description: 'The party that was asked.' })
  get host(): DelegationStub | null {
    return delegationReference(this.hostCode);
  }

  @Field(() => CaseloadTaskFigure, {
    description: 'Asked, and neither answered nor silent for long.',
  })
  awaited!: CaseloadTaskFigure;

  @Field(() => CaseloadTaskFigure, { description: 'It granted access, at once or after a delay.' })
  granted!: CaseloadTaskFigure;

  @Field(() => CaseloadTaskFigure, { description: 'It put access off, or was silent for as long.' })
  delayed!: CaseloadTaskFigure;

  @Field(() => CaseloadTaskFigure, { description: 'It denied access, or was silent for as long.' })
  denied!: CaseloadTaskFigure;

  @Field(() => Float, {
    nullable: true,
    description:
      'Mean elapsed hours from the request until access was granted; null where none was.',
  })
  meanHoursUntilGranted!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The longest elapsed hours from a request until access was granted; null where none was.',
  })
  longestHoursUntilGranted!: number | null;
}

interface AccessRow {
  readonly host: string;
  readonly awaited: number;
  readonly granted: number;
  readonly delayed: number;
  readonly denied: number;
  readonly mean: number | null;
  readonly longest: number | null;
}

const NOTHING = { awaited: 0, granted: 0, delayed: 0, denied: 0, mean: null, longest: null };

const ACCESS = `
  SELECT t.host_code AS host,
    count(*) FILTER (WHERE t.status = 'ACCESS_REQUESTED')::int AS awaited,
    count(*) FILTER (WHERE t.access_outcome = 'ACCESS_GRANTED')::int AS granted,
    count(*) FILTER (WHERE t.access_outcome = 'ACCESS_DELAYED')::int AS delayed,
    count(*) FILTER (WHERE t.access_outcome = 'ACCESS_DENIED')::int AS denied,
    avg(t.access_hours) FILTER (WHERE t.access_outcome = 'ACCESS_GRANTED') AS mean,
    max(t.access_hours) FILTER (WHERE t.access_outcome = 'ACCESS_GRANTED') AS longest
  FROM verification_task t WHERE t.host_code IS NOT NULL GROUP BY 1`;

function figure(count: number, list: Partial<CaseloadTaskList>): CaseloadTaskFigure {
  return Object.assign(new CaseloadTaskFigure(), {
    count,
    list: Object.assign(new CaseloadTaskList(), list),
  });
}

/** Reads what came of the requests for access, in the viewer's world; every party is there, with zeros where it was asked nothing. */
export async function caseloadAccess(
  world: EntityManager,
  parties: readonly string[],
): Promise<readonly CaseloadAccess[]> {
  const rows = await world.query<AccessRow[]>(ACCESS);
  return parties.map((host) => {
    const row = rows.find((one) => one.host === host) ?? NOTHING;
    const cameTo = (outcome: AccessOutcome, count: number): CaseloadTaskFigure =>
      figure(count, { host, accessOutcome: [outcome] });
    return Object.assign(new CaseloadAccess(), {
      hostCode: host,
      awaited: figure(row.awaited, { host, status: ['ACCESS_REQUESTED'] }),
      granted: cameTo('ACCESS_GRANTED', row.granted),
      delayed: cameTo('ACCESS_DELAYED', row.delayed),
      denied: cameTo('ACCESS_DENIED', row.denied),
      meanHoursUntilGranted: row.mean,
      longestHoursUntilGranted: row.longest,
    });
  });
}
