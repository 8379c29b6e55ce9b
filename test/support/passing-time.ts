import { asOwner } from './database.js';
import type { Deployment } from './deployment.js';

/** What of a record is moved back, in which table and of which subgraph. */
export interface Moved {
  readonly table: string;
  readonly id: string;
  readonly columns: readonly string[];
  readonly hours: number;
}

/**
 * Lets hours pass for one record of the incidents: its times move back, in the mechanism and in every world alike,
 * and so does the end of each grant on it. Nothing else moves, and the worlds stay what the grants say.
 */
export async function letPass(
  deployment: Deployment,
  { table, id, columns, hours }: Moved,
): Promise<void> {
  await asOwner(deployment, 'incidents', async (client) => {
    const { rows } = await client.query<{ schema: string }>(
      `SELECT table_schema AS schema FROM information_schema.tables
       WHERE table_name = $1 AND table_type = 'BASE TABLE' ORDER BY table_schema <> 'mechanism'`,
      [table],
    );
    const moves = [...columns, 'until'].map(
      (column) => `${column} = ${column} - make_interval(hours => $2)`,
    );
    // The mechanism's row first, as every act does: the clock's worker waits, and sees all of it moved or nothing.
    await client.query('BEGIN');
    for (const { schema } of rows) {
      await client.query(`UPDATE "${schema}".${table} SET ${moves.join(', ')} WHERE id = $1`, [
        id,
        hours,
      ]);
    }
    await client.query(
      'UPDATE mechanism.record_grant SET until = until - make_interval(hours => $2) WHERE record_id = $1',
      [id, hours],
    );
    await client.query('COMMIT');
  });
}

/** How often the clock has ended a call or a notice, as the audit says. */
export async function endedByClock(deployment: Deployment, id: string): Promise<number> {
  const { rows } = await asOwner(deployment, 'incidents', async (client) =>
    client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM mechanism.audit_entry
       WHERE record_id = $1 AND act IN ('expireHotlineCall', 'lapseNotice')`,
      [id],
    ),
  );
  return rows[0]?.count ?? -1;
}

/** A time so many hours from now, as text. */
export function fromNow(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}
