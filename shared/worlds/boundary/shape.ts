import type { EntityManager } from 'typeorm';

import type { Directory } from '../../viewer/directory.js';
import { allSeats, worldSchema } from '../seats.js';

/** Schemas that belong to a world: its own and those of its apps' views. */
interface WorldSchemas {
  readonly world: string;
  readonly schemas: readonly string[];
}

/** What in a world is not as the migration built it. */
interface Misshapen {
  readonly world: string;
  readonly object: string;
  readonly how: 'was added' | 'is gone' | 'was changed';
}

function worldSchemas(directory: Directory, delegation: string): WorldSchemas {
  const seats = allSeats(directory).filter((seat) => seat.delegation === delegation);
  const world = worldSchema(delegation);
  return { world, schemas: [...new Set([world, ...seats.map((seat) => seat.schema)])] };
}

const SCHEMAS = `
  world AS (
    SELECT w.world, n.oid, n.nspname FROM jsonb_to_recordset($1::jsonb) AS w (world text, schemas text[])
    JOIN pg_namespace n ON n.nspname = ANY (w.schemas)
  )`;

/**
 * Digests everything that decides what a seat reads in the worlds in $1: tables with columns and rights,
 * views with their definitions, policies with their conditions. Definitions are PostgreSQL's own text of what
 * it has stored: spelling does not matter, and a dump and its restore change nothing.
 */
const SHAPES = `
  ${SCHEMAS},
  relation AS (
    SELECT w.world, w.nspname || '.' || c.relname AS name, c.*
    FROM world w JOIN pg_class c ON c.relnamespace = w.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
  ),
  cols AS (
    SELECT a.attrelid, string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), a.attcollation::regcollation,
      a.attgenerated, a.attnotnull, a.attacl::text), ', ' ORDER BY a.attnum) AS list
    FROM pg_attribute a WHERE a.attrelid IN (SELECT oid FROM relation) AND a.attnum > 0 AND NOT a.attisdropped GROUP BY a.attrelid
  ),
  shape AS (
    SELECT r.world, CASE r.relkind WHEN 'v' THEN 'view ' ELSE 'table ' END || r.name AS object,
      md5(concat_ws('; ', r.relkind, r.relrowsecurity, r.reloptions::text, r.relacl::text, cols.list,
        CASE WHEN r.relkind IN ('v', 'm') THEN pg_get_viewdef(r.oid) END)) AS digest
    FROM relation r LEFT JOIN cols ON cols.attrelid = r.oid
    UNION ALL
    SELECT r.world, 'policy ' || p.polname || ' of ' || r.name,
      md5(concat_ws('; ', p.polcmd, p.polpermissive, (SELECT string_agg(x::regrole::text, ' ' ORDER BY x::regrole::text) FROM unnest(p.polroles) x),
        pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)))
    FROM relation r JOIN pg_policy p ON p.polrelid = r.oid
  )`;

/** Under this name a world's row versions are kept beside the shapes of its objects. */
const VERSIONS_NAME = 'row versions';

/**
 * Digests which versions of the catalogue's rows describe the worlds in $1. PostgreSQL writes a new version at every change
 * of structure or of a right (its manual, 5.6): where all are those that the migration wrote, nothing was changed, and the
 * definitions need not be read. A dump and its restore, or a table that was rewritten, have other versions and say nothing.
 */
const VERSIONS = `
  ${SCHEMAS},
  relation AS (SELECT w.world, c.oid, c.xmin FROM world w JOIN pg_class c ON c.relnamespace = w.oid),
  version AS (
    SELECT world, oid || ' ' || xmin AS row FROM relation
    UNION ALL SELECT world, attrelid || '.' || attnum || ' ' || a.xmin FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid
    UNION ALL SELECT world, 'rule ' || w.oid || ' ' || w.xmin FROM relation r JOIN pg_rewrite w ON w.ev_class = r.oid
    UNION ALL SELECT world, 'policy ' || p.oid || ' ' || p.xmin FROM relation r JOIN pg_policy p ON p.polrelid = r.oid
  ),
  versions AS (SELECT world, count(*) || ' ' || bit_xor(hashtextextended(row, 0)) || ' ' || bit_xor(hashtextextended(row, 1)) AS digest FROM version GROUP BY world)`;

const TOUCHED = `
  WITH ${VERSIONS}
  SELECT x ->> 'world' AS world FROM jsonb_array_elements($1::jsonb) x LEFT JOIN versions v ON v.world = x ->> 'world'
  LEFT JOIN mechanism.world_shape k ON k.world = v.world AND k.object = '${VERSIONS_NAME}'
  WHERE v.digest IS DISTINCT FROM k.digest OR v.digest IS NULL`;

const MISSHAPEN = `
  WITH ${SHAPES},
  kept AS (SELECT * FROM mechanism.world_shape k WHERE object <> '${VERSIONS_NAME}' AND k.world IN (SELECT x ->> 'world' FROM jsonb_array_elements($1::jsonb) x))
  SELECT COALESCE(s.world, k.world) AS world, COALESCE(s.object, k.object) AS object,
    CASE WHEN k.object IS NULL THEN 'was added' WHEN s.object IS NULL THEN 'is gone' ELSE 'was changed' END AS how
  FROM shape s FULL JOIN kept k ON k.world = s.world AND k.object = s.object
  WHERE s.digest IS DISTINCT FROM k.digest
  ORDER BY 1, 2`;

/** Makes the table of shapes, where a database has none yet; the mechanism reads it and cannot write it. */
export async function makeShapes(manager: EntityManager): Promise<void> {
  await manager.query(
    'CREATE TABLE IF NOT EXISTS mechanism.world_shape (world text, object text, digest text NOT NULL, PRIMARY KEY (world, object))',
  );
}

/** Keeps the shape of a world that the migration has built anew, in the same transaction. */
export async function keepShape(
  manager: EntityManager,
  directory: Directory,
  delegation: string,
): Promise<void> {
  await manager.query('DELETE FROM mechanism.world_shape WHERE world = $1', [
    worldSchema(delegation),
  ]);
  const world = [JSON.stringify([worldSchemas(directory, delegation)])];
  await manager.query(
    `WITH ${SHAPES} INSERT INTO mechanism.world_shape SELECT world, object, digest FROM shape`,
    world,
  );
  await manager.query(
    `WITH ${VERSIONS} INSERT INTO mechanism.world_shape SELECT world, '${VERSIONS_NAME}', digest FROM versions`,
    world,
  );
}

/** Finds every table, view and policy of the worlds that is not as the migration built it. */
export async function misshapen(
  manager: EntityManager,
  directory: Directory,
): Promise<readonly Misshapen[]> {
  const worlds = directory.delegations.map(({ code }) => worldSchemas(directory, code));
  const [known] = await manager.query<{ made: boolean }[]>(
    "SELECT to_regclass('mechanism.world_shape') IS NOT NULL AS made",
  );
  if (!known?.made)
    return worlds.map(({ world }) => ({ world, object: `shape of ${world}`, how: 'is gone' }));
  const touched = await manager.query<{ world: string }[]>(TOUCHED, [JSON.stringify(worlds)]);
  if (touched.length === 0) return [];
  const suspects = worlds.filter(({ world }) => touched.some((one) => one.world === world));
  return manager.query<Misshapen[]>(MISSHAPEN, [JSON.stringify(suspects)]);
}
