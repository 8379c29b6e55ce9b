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

/** The same statements with more and more rows that the viewer does not have, and more that it has. */
export interface Growth {
  readonly hidden: readonly { readonly rows: number; readonly efforts: readonly Effort[] }[];
  readonly own: readonly { readonly rows: number; readonly efforts: readonly Effort[] }[];
  readonly amplification: readonly Amplified[];
}

const POSITION = `(SELECT created_at FROM allegation ORDER BY created_at DESC, id DESC OFFSET 2000 LIMIT 1)`;

/** The statements of first page, filtered page and deep page, as the product's lists send them. */
const LISTS: Readonly<Record<string, string>> = {
  'first page': 'SELECT * FROM allegation r ORDER BY r.created_at DESC, r.id DESC LIMIT 51',
  'filtered page': `SELECT * FROM allegation r WHERE r.act = ANY('{SMALL_ARMS_FIRE}') ORDER BY r.created_at DESC, r.id DESC LIMIT 51`,
  'deep page': `SELECT * FROM allegation r WHERE (r.created_at, r.id) < ($1, 'alg_') ORDER BY r.created_at DESC, r.id DESC LIMIT 51`,
};

/** And what counts: all that there is of a list (`totalCount`), and the mediators' caseload. */
const STATEMENTS = {
  PARTY: { ...LISTS, count: 'SELECT count(*) FROM allegation' },
  MEDIATOR: {
    ...LISTS,
    caseload: `SELECT respondent_code, act, status, response_state, sum(n) FROM allegation_tally
      GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0 ORDER BY 1, 2, 3, 4`,
  },
} as const;

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

/** Runs the lists' statements as the first party's officer, or as the first mediator, and says what each took. */
export async function effortsOf(
  {
    ownerUrl,
    prefix,
    secret,
    directory,
  }: Pick<Stage, 'ownerUrl' | 'prefix' | 'secret' | 'directory'>,
  who: keyof typeof STATEMENTS = 'PARTY',
): Promise<readonly Effort[]> {
  const [code = ''] = directory.ofKind(who);
  const name = code.toLowerCase();
  const url = new URL(urlOfDatabase(ownerUrl, databaseName(prefix, 'incidents')));
  url.username = roleName(prefix, `${name}_${who === 'PARTY' ? 'officer' : 'mediator'}`);
  url.password = rolePassword(secret, url.username);
  const client = new pg.Client({
    connectionString: url.href,
    options: `-c search_path=world_${name}`,
  });
  await client.connect();
  try {
    const efforts: Effort[] = [];
    for (const [statement, text] of Object.entries(STATEMENTS[who]))
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
  const own = [{ rows: stage.cases, efforts: await effortsOf(stage) }];
  const hidden = [{ rows: stage.hidden, efforts: own[0]?.efforts ?? [] }];
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
