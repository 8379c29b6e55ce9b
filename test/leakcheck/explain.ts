import pg from 'pg';

import { rolePassword } from '../../shared/database/names.js';
import { urlOfDatabase } from '../../shared/database/owner-url.js';
import type { Bench } from './bench.js';
import type { Statement } from './statements.js';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly Plan[];
}

/** Writes down what a node of a plan did, with everything below it; how long it took is not in it. */
function workOf(plan: Plan): string {
  const below = (plan.Plans ?? []).map(workOf).join(', ');
  const rows = [plan['Actual Rows'], plan['Actual Loops'], plan['Rows Removed by Filter'] ?? 0];
  return `${plan['Node Type']} rows,loops,removed=${rows.join(',')}${below && ` [${below}]`}`;
}

/** Whether a page was in the buffers or had to be read is the server's history; how many were touched is the query's. */
function buffersOf(plan: Plan): number {
  return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
}

async function explain(client: pg.Client, { text, values }: Statement): Promise<string> {
  const { rows } = await client.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
    `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${text}`,
    [...values],
  );
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
  if (!plan) throw new Error('no plan');
  return `${workOf(plan)} buffers=${String(buffersOf(plan))}`;
}

async function connect(bench: Bench, role: string, database: string): Promise<pg.Client> {
  const { place } = bench;
  const url = new URL(urlOfDatabase(place.ownerUrl, database));
  url.username = role;
  url.password = rolePassword(place.secret, role);
  const seat = role.slice(place.prefix.length + 1);
  // The schema on the seat's search path: an app's own views, a person's world.
  const path = seat.includes('_app') ? `world_${seat}` : `world_${seat.replace(/_[a-z]+$/, '')}`;
  const client = new pg.Client({ connectionString: url.href, options: `-c search_path=${path}` });
  await client.connect();
  return client;
}

/**
 * Runs the observer's statements again, as its seat, after dead rows are cleared away, and writes down what the server
 * did for each: nodes, rows, rows that a filter took away, pages touched. The first run warms the catalogue's caches.
 */
export async function explainWork(
  bench: Bench,
  statements: readonly Statement[],
  role: RegExp,
  /** The schema that the observer's delegation reads. */
  world: string,
): Promise<readonly string[]> {
  await bench.owner.vacuum(world);
  const reads = statements.filter((one) => role.test(one.role) && one.text.includes(' FROM "'));
  const sorted = [...reads].sort((one, other) => {
    const key = ({ database, text, step }: Statement): string => `${step} ${database} ${text}`;
    return key(one) < key(other) ? -1 : 1;
  });
  const clients = new Map<string, pg.Client>();
  const lines: string[] = [];
  for (const statement of sorted) {
    const { role: login, database, text, step } = statement;
    const client = clients.get(database) ?? (await connect(bench, login, database));
    clients.set(database, client);
    await explain(client, statement);
    lines.push(`${step} ${database} ${await explain(client, statement)} ${text.slice(0, 60)}`);
  }
  for (const client of clients.values()) await client.end();
  return lines;
}
