import { databaseName } from '../../shared/database/names.js';
import { urlOfDatabase } from '../../shared/database/owner-url.js';
import pg from 'pg';
import { Client } from './load.js';
import type { Stage } from './stage.js';
import type { Facts } from './work.js';

const IDS = `
  SELECT id FROM WORLD.allegation WHERE status = 'DETERMINED' AND response_state = 'DENIES'
  ORDER BY created_at DESC, id DESC LIMIT 200`;
const PAGES = 1_000;
const SIZE = 50;

interface Page {
  readonly data: { readonly allegations: { readonly pageInfo: { readonly endCursor: string } } };
}

/** Walks to where page 1,000 begins, by cursors as a client has to; half of the list where it is shorter. */
async function walk(url: URL, authorization: string, steps: number): Promise<string> {
  const client = new Client(1);
  const query =
    'query ($after: String) { allegations(first: 100, after: $after) { pageInfo { endCursor } } }';
  let after: string | null = null;
  for (let step = 0; step < steps; step += 1) {
    const body = JSON.stringify({ query, variables: { after } });
    const page = JSON.parse(await client.post(url, body, { authorization })) as Page;
    after = page.data.allegations.pageInfo.endCursor;
  }
  client.close();
  return after ?? '';
}

/** Finds what the works need to know of a stage's data, with the help of a Mizan that serves it. */
export async function factsOf(stage: Stage, url: URL): Promise<Facts> {
  const [party = ''] = stage.directory.ofKind('PARTY');
  const world = `world_${party.toLowerCase()}`;
  const connectionString = urlOfDatabase(stage.ownerUrl, databaseName(stage.prefix, 'incidents'));
  const owner = new pg.Client({ connectionString });
  await owner.connect();
  try {
    const ids = await owner.query<{ id: string }>(IDS.replace('WORLD', world));
    const count = await owner.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${world}.allegation`,
    );
    const half = Math.floor((count.rows[0]?.count ?? 0) / 200);
    const steps = Math.max(1, Math.min((PAGES * SIZE) / 100, half));
    const last = await owner.query<{ at: Date; id: string }>(
      `SELECT created_at AS at, id FROM ${world}.allegation ORDER BY created_at DESC, id DESC OFFSET $1 LIMIT 1`,
      [steps * 100 - 1],
    );
    const officer = await stage.token(`${party.toLowerCase()}-officer`);
    const cursor = await walk(url, `Bearer ${officer}`, steps);
    const { at, id } = last.rows[0] ?? { at: new Date(0), id: '' };
    return {
      ids: ids.rows.map((row) => row.id),
      deep: { cursor, at: at.toISOString(), id },
    };
  } finally {
    await owner.end();
  }
}
