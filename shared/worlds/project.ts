import type { EntityManager } from 'typeorm';

import { queryPrepared } from '../database/prepared.js';
import { atLeast, isClass } from '../policy/classes.js';
import type { Directory } from '../viewer/directory.js';
import { projectStatement } from './projection.js';
import { worldSchema } from './seats.js';
import type { TableSpec } from './table-spec.js';

interface GrantRow {
  readonly record_type: string;
  readonly record_id: string;
  readonly delegation: string;
  readonly clearance: string;
  readonly roles: string;
  readonly ended: boolean;
}

const GRANTS = `
  SELECT record_type, record_id, delegation, clearance, COALESCE(array_to_string(only_roles, ','), '') AS roles,
    ended_at IS NOT NULL AS ended
  FROM mechanism.record_grant WHERE record_id = ANY($1)`;
const LOCK = 'SELECT pg_advisory_xact_lock(hashtext($1))';

/**
 * One delegation has one clearance on a record: grants of which neither opens all that the other opens,
 * or which are for different roles, would give a row that is too wide for one of them.
 */
function assertComparable(grants: readonly GrantRow[]): void {
  const first = new Map<string, GrantRow>();
  for (const grant of grants) {
    const key = `${grant.record_id} ${grant.delegation}`;
    const other = first.get(key);
    if (!other) {
      first.set(key, grant);
      continue;
    }
    const [one, two] = [grant.clearance, other.clearance];
    const comparable = isClass(one) && isClass(two) && (atLeast(one, two) || atLeast(two, one));
    if (!comparable || grant.roles !== other.roles)
      throw new Error(`grants on a ${grant.record_type} do not compare`);
  }
}

/**
 * Projects the records touched by an act into the worlds that hold them, held them or are to hold them,
 * inside the act's transaction. Worlds are taken in one order, so that two acts never wait for each other in a ring.
 */
export async function projectTouched(
  manager: EntityManager,
  specs: ReadonlyMap<string, TableSpec>,
  touched: ReadonlyMap<string, ReadonlySet<string>>,
  directory: Directory,
  at: Date,
): Promise<void> {
  const ids = [...touched.values()].flatMap((set) => [...set]);
  if (ids.length === 0) return;
  const grants = await queryPrepared<GrantRow>(manager, GRANTS, [ids]);
  assertComparable(grants.filter(({ ended }) => !ended));
  const locked = directory.ofKind('PARTY');
  const work = new Map<string, Map<string, Set<string>>>();
  for (const row of grants) {
    const types = work.get(row.delegation) ?? new Map<string, Set<string>>();
    const set = types.get(row.record_type) ?? new Set<string>();
    work.set(row.delegation, types.set(row.record_type, set.add(row.record_id)));
  }
  // Sent together, in this order: the server runs them one after the other, and nobody waits for the way there and back.
  const statements: Promise<unknown>[] = [];
  for (const [delegation, types] of [...work].sort(([one], [two]) => (one < two ? -1 : 1))) {
    // A party's feed is written only by acts that concern it: its numbers are drawn under a lock, so that none
    // appears after a later one. The worlds that both sides' acts write take no lock that one side could feel the
    // other hold; their feeds are read in the order of transactions, up to the oldest that still runs.
    if (locked.includes(delegation))
      statements.push(queryPrepared(manager, LOCK, [worldSchema(delegation)]));
    for (const [type, set] of types) {
      const spec = specs.get(type);
      if (!spec) throw new Error(`no table for ${type}`);
      const text = projectStatement(spec, delegation);
      statements.push(queryPrepared(manager, text, [delegation, [...set], at]));
    }
  }
  await Promise.all(statements);
}
