import type { EntityManager } from 'typeorm';

import { queryPrepared } from '../database/prepared.js';
import type { RecordClass } from '../subgraph/recorded.js';
import type { ActTransaction, Grant } from './act-transaction.js';

/** Who holds a grant on a record of another subgraph; the revision orders two answers about the same record. */
export interface Audience {
  readonly recordId: string;
  readonly delegations: readonly string[];
  readonly revision: number;
}

/** Reads who holds a grant on a record of this subgraph. */
export async function audienceOf(mechanism: EntityManager, recordId: string): Promise<Audience> {
  const rows = await queryPrepared<{ delegations: string[] | null; revision: string }>(
    mechanism,
    `SELECT array_agg(DISTINCT delegation ORDER BY delegation) FILTER (WHERE ended_at IS NULL) AS delegations,
       count(*) + count(ended_at) AS revision
     FROM mechanism.record_grant WHERE record_id = $1`,
    [recordId],
  );
  return {
    recordId,
    delegations: rows[0]?.delegations ?? [],
    revision: Number(rows[0]?.revision ?? 0),
  };
}

/**
 * Stores what another subgraph said of a record, unless that or something newer is known. What is known is
 * held with a shared lock only: two sides that link to the same record do not wait for each other.
 */
async function learn(manager: EntityManager, audience: Audience): Promise<readonly string[]> {
  const known = await queryPrepared(
    manager,
    'SELECT 1 FROM mechanism.foreign_record WHERE record_id = $1 AND revision >= $2',
    [audience.recordId, audience.revision],
  );
  if (known.length > 0) {
    const held = await queryPrepared<{ audience: string[] }>(
      manager,
      'SELECT audience FROM mechanism.foreign_record WHERE record_id = $1 FOR SHARE',
      [audience.recordId],
    );
    return held[0]?.audience ?? [];
  }
  const rows = await queryPrepared<{ audience: string[] }>(
    manager,
    `INSERT INTO mechanism.foreign_record AS f (record_id, audience, revision) VALUES ($1, $2, $3)
     ON CONFLICT (record_id) DO UPDATE SET
       audience = CASE WHEN EXCLUDED.revision > f.revision THEN EXCLUDED.audience ELSE f.audience END,
       revision = GREATEST(EXCLUDED.revision, f.revision)
     RETURNING audience`,
    [audience.recordId, audience.delegations, audience.revision],
  );
  return rows[0]?.audience ?? [];
}

/**
 * Gives a linking record to those who are to have it AND hold a grant on the record it points at, and to
 * no one else; when the other subgraph says that this changed, the grants follow.
 */
export async function grantLink(
  transaction: ActTransaction,
  type: RecordClass,
  id: string,
  target: Audience,
  wanted: readonly Grant[],
): Promise<void> {
  const audience = await learn(transaction.manager, target);
  await queryPrepared(
    transaction.manager,
    `INSERT INTO mechanism.foreign_link (record_type, record_id, target_id, wanted) VALUES ($1, $2, $3, $4)
     ON CONFLICT (record_id) DO UPDATE SET wanted = EXCLUDED.wanted`,
    [type.name, id, target.recordId, JSON.stringify(wanted)],
  );
  await transaction.grant(
    type,
    id,
    wanted.filter((grant) => audience.includes(grant.delegation)),
  );
}

/** Widens what a link is to be given, e.g. when its record is submitted; the target's audience still bounds it. */
export async function widenLink(
  transaction: ActTransaction,
  type: RecordClass,
  id: string,
  more: readonly Grant[],
): Promise<void> {
  // Held until the end, so that a word on the audience at the same moment comes before this or finds it.
  const rows = await transaction.manager.query<{ audience: string[] }[]>(
    `SELECT f.audience FROM mechanism.foreign_link l JOIN mechanism.foreign_record f ON f.record_id = l.target_id
     WHERE l.record_id = $1 FOR SHARE OF f`,
    [id],
  );
  await transaction.manager.query(
    'UPDATE mechanism.foreign_link SET wanted = wanted || $2::jsonb WHERE record_id = $1',
    [id, JSON.stringify(more)],
  );
  await transaction.grant(
    type,
    id,
    more.filter((grant) => rows[0]?.audience.includes(grant.delegation)),
  );
}

/** Applies another subgraph's word on who holds a record: the links to it come and go in the worlds. */
export async function applyAudience(
  transaction: ActTransaction,
  audience: Audience,
  types: ReadonlyMap<string, RecordClass>,
): Promise<void> {
  // Learned first, even without a link: a link that is being made at this moment then finds the newer word, or waits for it.
  const now = await learn(transaction.manager, audience);
  const links = await queryPrepared<{ record_type: string; record_id: string; wanted: Grant[] }>(
    transaction.manager,
    'SELECT record_type, record_id, wanted FROM mechanism.foreign_link WHERE target_id = $1 ORDER BY record_id',
    [audience.recordId],
  );
  for (const link of links) {
    const type = types.get(link.record_type);
    if (!type) throw new Error(`no entity for ${link.record_type}`);
    const lost = link.wanted
      .map((grant) => grant.delegation)
      .filter((delegation) => !now.includes(delegation));
    if (lost.length > 0) await transaction.endGrants(type, link.record_id, lost);
    await transaction.grant(
      type,
      link.record_id,
      link.wanted.filter((grant) => now.includes(grant.delegation)),
    );
  }
}
