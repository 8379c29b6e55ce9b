import pg from 'pg';
import type { EntityManager } from 'typeorm';

import { fillStatement, projectionSelect } from '../../../shared/worlds/projection.js';
import { worldSchema } from '../../../shared/worlds/seats.js';
import type { TableSpec } from '../../../shared/worlds/table-spec.js';
import { fillTallyStatement, keepsTally, tallyOf } from '../../../shared/worlds/tally.js';
import type { Directory } from '../../../shared/viewer/directory.js';

/** Many rows of one record type, as statements that read the temporary table `made`. */
export interface BulkType {
  readonly type: string;
  /** INSERT … SELECT of the mechanism's rows. */
  readonly rows: string;
  /** SELECT of (record_id, delegation, clearance, at): who is given what. */
  readonly grants: string;
}

/** What one run of the bulk path writes. */
export interface Bulk {
  /** SELECT that makes the temporary table `made`, one row a case. */
  readonly made: string;
  readonly types: readonly BulkType[];
}

const text = pg.escapeLiteral;
const name = pg.escapeIdentifier;

function grantsOf({ type, grants }: BulkType): string {
  return `
    INSERT INTO mechanism.record_grant (id, record_type, record_id, delegation, clearance, since, act)
    SELECT gen_random_uuid(), ${text(type)}, g.record_id, g.delegation, g.clearance, g.at, 'bench' FROM (${grants}) g`;
}

/** What a delegation knows of the new rows since when: the times are those of the mechanism's rows, so that lists have an order. */
function knownOf(spec: TableSpec): string {
  return `
    INSERT INTO mechanism.known (delegation, record_type, record_id, version, created_at, updated_at)
    SELECT p.holder, ${text(spec.type)}, p.id, 1, r.created_at, r.created_at
    FROM (${projectionSelect(spec, 'all')}) p JOIN mechanism.${name(spec.table)} r ON r.id = p.id
    ON CONFLICT DO NOTHING`;
}

/**
 * Writes many records at once: the mechanism's rows, then grants, then the worlds by the product's own projection,
 * from empty tables as a rebuild does. `worlds:verify` proves the result.
 * @param manager the owner's, inside a transaction
 * @returns the tables that were filled
 */
export async function writeBulk(
  manager: EntityManager,
  specs: readonly TableSpec[],
  directory: Directory,
  { made, types }: Bulk,
): Promise<readonly string[]> {
  await manager.query(`CREATE TEMPORARY TABLE made ON COMMIT DROP AS ${made}`);
  await manager.query('ANALYZE made');
  for (const type of types) {
    await manager.query(type.rows);
    await manager.query(grantsOf(type));
  }
  const touched = specs.filter((spec) => types.some(({ type }) => type === spec.type));
  const written = touched.map(({ table }) => `mechanism.${name(table)}`);
  await manager.query(`ANALYZE mechanism.record_grant, ${written.join(', ')}`);
  const filled = [...written, 'mechanism.record_grant', 'mechanism.known'];
  const [held] = await manager.query<{ delegations: string[] }[]>(
    'SELECT array_agg(DISTINCT delegation) AS delegations FROM mechanism.record_grant WHERE act = $1',
    ['bench'],
  );
  for (const { code } of directory.delegations) {
    if (!held?.delegations.includes(code)) continue;
    for (const spec of touched) {
      const table = `${name(worldSchema(code))}.${name(spec.table)}`;
      const [{ before } = { before: '0' }] = await manager.query<{ before: string }[]>(
        `SELECT count(*) AS before FROM mechanism.known WHERE delegation = $1 AND record_type = $2`,
        [code, spec.type],
      );
      await manager.query(knownOf(spec), [[code]]);
      const [{ after } = { after: '0' }] = await manager.query<{ after: string }[]>(
        `SELECT count(*) AS after FROM mechanism.known WHERE delegation = $1 AND record_type = $2`,
        [code, spec.type],
      );
      // A world that was given nothing new is not touched: its pages stay where they are.
      if (before === after) continue;
      await manager.query(`TRUNCATE ${table}`);
      await manager.query(fillStatement(spec, code), [[code]]);
      filled.push(table);
      if (!keepsTally(spec, code, directory)) continue;
      const tally = tallyOf(spec, code);
      await manager.query(`TRUNCATE ${tally}`);
      await manager.query(fillTallyStatement(spec, code));
      filled.push(tally);
    }
  }
  return filled;
}
