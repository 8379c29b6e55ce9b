import { databaseName, roleName, rolePassword } from '../../shared/database/names.js';
import { urlOfDatabase } from '../../shared/database/owner-url.js';
import pg from 'pg';
import { type Amplified, amplificationOf } from './amplification.js';
import type { Stage } from './stage.js';

/** What the server did for one statement, and how long that took. */
export interface Effort {
  readonly statement: string;
  /** Pages touched: how many, not whether they had to be read. */
  readonly buffers: number;
  readonly ms: number;
}

/** What was found when there were so many rows. */
export interface Look {
  readonly rows: number;
  readonly efforts: readonly Effort[];
}

/** The same statements with more and more rows that the viewer does not have, and more that it has. */
export interface Growth {
  readonly hidden: readonly Look[];
  readonly own: readonly Look[];
  readonly amplification: readonly Amplified[];
}

const POSITION = `(SELECT created_at FROM allegation ORDER BY created_at DESC, id DESC OFFSET 2000 LIMIT 1)`;

/** First page, filtered page and deep page, as the product's lists send them, and how many there are (`totalCount`). */
const STATEMENTS: Readonly<Record<string, string>> = {
  'first page': 'SELECT * FROM allegation r ORDER BY r.created_at DESC, r.id DESC LIMIT 51',
  'filtered page': `SELECT * FROM allegation r WHERE r.act = 'SMALL_ARMS_FIRE' ORDER BY r.created_at DESC, r.id DESC LIMIT 51`,
  'deep page': `SELECT * FROM allegation r WHERE (r.created_at, r.id) < ($1, 'alg_') ORDER BY r.created_at DESC, r.id DESC LIMIT 51`,
  count: 'SELECT count(*) FROM allegation',
};

interface Plan {
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
}
interface Explained {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: Plan; readonly 'Execution Time': number }];
}

const TIMES = 15;

async function effortOf(client: pg.Client, statement: string, text: string): Promise<Effort> {
  const found = await client.query<{ created_at: Date }>(POSITION.slice(1, -1));
  const values = text.includes('$1') ? [found.rows[0]?.created_at ?? new Date(0)] : [];
  const times: number[] = [];
  let buffers = 0;
  for (let time = 0; time < TIMES; time += 1) {
    const { rows } = await client.query<Explained>(
      `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${text}`,
      values,
    );
    const explained = rows[0]?.['QUERY PLAN'][0];
    if (!explained) throw new Error('no plan');
    times.push(explained['Execution Time']);
    buffers = explained.Plan['Shared Hit Blocks'] + explained.Plan['Shared Read Blocks'];
  }
  times.sort((one, other) => one - other);
  return { statement, buffers, ms: times[Math.floor(TIMES / 2)] ?? 0 };
}

/** Runs the lists' statements as the first party's officer, and says what each took. */
export async function effortsOf({
  ownerUrl,
  prefix,
  secret,
  directory,
}: Pick<Stage, 'ownerUrl' | 'prefix' | 'secret' | 'directory'>): Promise<readonly Effort[]> {
  const [code = ''] = directory.ofKind('PARTY');
  const name = code.toLowerCase();
  const url = new URL(urlOfDatabase(ownerUrl, databaseName(prefix, 'incidents')));
  url.username = roleName(prefix, `${name}_officer`);
  url.password = rolePassword(secret, url.username);
  const client = new pg.Client({
    connectionString: url.href,
    options: `-c search_path=world_${name}`,
  });
  await client.connect();
  try {
    const efforts: Effort[] = [];
    for (const [statement, text] of Object.entries(STATEMENTS))
      efforts.push(await effortOf(client, statement, text));
    return efforts;
  } finally {
    await client.end();
  }
}

/** How far the tables of growth go. */
export interface Far {
  readonly hidden: number | undefined;
  readonly own: number | undefined;
}

/** Adds rows that the first party does not have, then rows that it has, and looks again after each. */
export async function measureGrowth(
  stage: Stage,
  far: Far,
  say: (line: string) => void,
): Promise<Growth> {
  const amplification = await amplificationOf(stage);
  const efforts = await effortsOf(stage);
  const own: Look[] = [{ rows: stage.cases, efforts }];
  const hidden: Look[] = [{ rows: stage.hidden, efforts }];
  const most = far.hidden ?? stage.cases;
  for (const rows of [Math.round(most / 10), most]) {
    if (rows <= stage.hidden) continue;
    say(`${String(rows)} hidden rows`);
    await stage.hide(rows - stage.hidden);
    hidden.push({ rows, efforts: await effortsOf(stage) });
  }
  if (far.own !== undefined && far.own > stage.cases) {
    say(`${String(far.own)} cases`);
    await stage.grow(far.own - stage.cases);
    own.push({ rows: stage.cases, efforts: await effortsOf(stage) });
  }
  return { hidden, own, amplification };
}
