// The same records in one database under row-level security, as a careful engineer would lay them out for PostGraphile.
import pg from 'pg';

import { clearancesFor } from '../../../shared/policy/classes.js';
import type { TableSpec } from '../../../shared/worlds/table-spec.js';

const name = pg.escapeIdentifier;
const text = pg.escapeLiteral;

/** Whose request it is: set for each transaction, read by the policies. */
export const DELEGATION_SETTING = 'mizan.delegation';
export const SUBJECT_SETTING = 'mizan.subject';

/** A key of a view, in PostGraphile's words: whose row it leads to, and what the two ends are called. */
function relation(key: string, parent: string, field: string, children: string): string {
  const to = parent === 'delegation' ? 'code' : 'id';
  return `(${key}) references app.${parent} (${to})|@fieldName ${field}|@foreignFieldName ${children}|@foreignSimpleFieldName ${children}List`;
}

const ofIncident = (children: string): string =>
  relation('incident_id', 'incident', 'incident', children);
const ofCase = (children: string): string =>
  relation('allegation_id', 'allegation', 'allegation', children);
const ofItem = (children: string): string => relation('item_id', 'evidence_item', 'item', children);

/** How the records hang together. */
const RELATIONS: Readonly<Record<string, readonly string[]>> = {
  allegation: [
    ofIncident('allegations'),
    relation('respondent_code', 'delegation', 'respondent', 'accused'),
  ],
  incident: [
    relation('sector_id', 'place', 'sector', 'ofSector'),
    relation('district_id', 'place', 'district', 'ofDistrict'),
  ],
  report: [ofIncident('reports')],
  harm: [ofIncident('harm')],
  party_statement: [ofCase('statements')],
  clock: [ofCase('clocks')],
  finding: [ofCase('findings')],
  evidence_link: [ofCase('evidence'), ofItem('links')],
  custody_event: [ofItem('custody')],
};

function smartTags(table: string, key: string): string {
  const relations = (RELATIONS[table] ?? []).map((relation) => `@foreignKey ${relation}`);
  return `COMMENT ON VIEW app.${name(table)} IS ${text([`@primaryKey ${key}`, ...relations].join('\n'))};`;
}

function opens(clearances: readonly string[]): string {
  return `g.clearance IN (${clearances.map(text).join(', ')})`;
}

/** The indexes of our worlds: the order of lists, and the order within whatever is filtered by. */
function indexes({ table, indexes: lists }: TableSpec): string {
  return [[], ...lists]
    .map((columns) => [...columns, 'created_at', 'id'].map(name).join(', '))
    .map((columns) => `CREATE INDEX ON mechanism.${name(table)} (${columns});`)
    .join('\n');
}

/** Keys of guarded records: each leads to a row that has a policy of its own. */
const KEYS = ['incident_id', 'allegation_id', 'item_id'];

/**
 * The view that leaves out what is above the reader's clearance. A key is hidden from GraphQL instead, with its filter and
 * order: under a CASE no index would find the rows of a parent.
 */
function maskedView({ table, record, columns }: TableSpec, role: string): string {
  const existence = clearancesFor(record.existence);
  const view = `app.${name(table)}`;
  const masked = columns.filter((column) => {
    const needed = clearancesFor(column.class);
    return !existence.every((clearance) => needed.includes(clearance));
  });
  const hidden = masked.filter((column) => KEYS.includes(column.name));
  const selected = columns.map((column) => {
    const plain = !masked.includes(column) || hidden.includes(column);
    if (plain) return `r.${name(column.name)}`;
    return `CASE WHEN ${opens(clearancesFor(column.class))} THEN r.${name(column.name)} END AS ${name(column.name)}`;
  });
  const clearance = 'LEFT JOIN mechanism.record_grant g ON g.record_id = r.id';
  return `
    CREATE VIEW ${view} WITH (security_invoker = true) AS
      SELECT ${['r.id', 'r.version', 'r.created_at', ...selected].join(', ')}
      FROM mechanism.${name(table)} r ${masked.length > hidden.length ? clearance : ''};
    ${smartTags(table, 'id')}
    ${hidden.map((column) => `COMMENT ON COLUMN ${view}.${name(column.name)} IS '@behavior -*';`).join('\n')}
    GRANT SELECT ON ${view} TO ${name(role)};`;
}

/**
 * A record's table, its policy and its view. The policy's subquery is scalar, as grants are unique: an EXISTS may be hashed,
 * and then a page of fifty reads all of them.
 */
export function guardedTable(spec: TableSpec, role: string): string {
  const table = `mechanism.${name(spec.table)}`;
  return `
    ALTER TABLE ${table} ADD PRIMARY KEY (id);
    ${indexes(spec)}
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY given ON ${table} FOR SELECT TO ${name(role)} USING (
      (SELECT true FROM mechanism.record_grant g
        WHERE g.record_id = ${table}.id AND ${opens(clearancesFor(spec.record.existence))}));
    GRANT SELECT ON ${table} TO ${name(role)};
    ${maskedView(spec, role)}`;
}

/**
 * The grants: a delegation sees its own, and through them the records. Only open ones are here, one of each record and holder:
 * so the planner knows that a look-up finds one, and leaves out those that nobody asked for.
 */
export function guardedGrants(role: string): string {
  return `
    CREATE UNIQUE INDEX ON mechanism.record_grant (record_id, delegation) INCLUDE (clearance, until);
    CREATE INDEX ON mechanism.record_grant (record_type, delegation) INCLUDE (record_id, clearance, until);
    ALTER TABLE mechanism.record_grant ENABLE ROW LEVEL SECURITY;
    ALTER TABLE mechanism.record_grant FORCE ROW LEVEL SECURITY;
    CREATE POLICY own ON mechanism.record_grant FOR SELECT TO ${name(role)} USING (
      delegation = current_setting('${DELEGATION_SETTING}', true) AND (until IS NULL OR until > now()));
    GRANT SELECT (record_id, record_type, delegation, clearance, until) ON mechanism.record_grant TO ${name(role)};`;
}

/** What everybody reads: who the delegations are, and the places. */
export function openTables(role: string): string {
  return `
    CREATE VIEW app.delegation AS SELECT code, kind FROM mechanism.delegation;
    CREATE VIEW app.place AS SELECT id, names FROM mechanism.place;
    ALTER TABLE mechanism.delegation ADD PRIMARY KEY (code);
    ALTER TABLE mechanism.place ADD PRIMARY KEY (id);
    ${smartTags('delegation', 'code')}
    ${smartTags('place', 'id')}
    GRANT SELECT ON app.delegation, app.place TO ${name(role)};`;
}

/**
 * A page after a position, as a function: PostGraphile's own cursors compare with OR, which bounds no index, and would walk
 * through all the pages before.
 */
export function pageFunction(role: string): string {
  return `
    CREATE FUNCTION app.allegations_before(at timestamptz, id text) RETURNS SETOF app.allegation LANGUAGE sql STABLE AS $body$
      SELECT r.* FROM app.allegation r WHERE (r.created_at, r.id) < ($1, $2) ORDER BY r.created_at DESC, r.id DESC $body$;
    REVOKE EXECUTE ON FUNCTION app.allegations_before FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.allegations_before TO ${name(role)};`;
}

/**
 * The counts, as a function: PostGraphile's own aggregates are a plugin, and a policy asked once a row would cost more than
 * the join with the grants that it stands for.
 */
export function countsFunction(role: string, existence: readonly string[]): string {
  return `
    CREATE TYPE app.caseload_count AS (respondent_code text, act text, status text, response_state text, count int);
    CREATE FUNCTION app.caseload_counts() RETURNS SETOF app.caseload_count LANGUAGE sql STABLE SECURITY DEFINER AS $body$
      SELECT r.respondent_code, r.act, r.status, r.response_state, count(*)::int
      FROM mechanism.record_grant g JOIN mechanism.allegation r ON r.id = g.record_id
      WHERE g.record_type = 'Allegation' AND g.delegation = current_setting('${DELEGATION_SETTING}', true)
        AND (g.until IS NULL OR g.until > now()) AND ${opens(existence)}
      GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4 $body$;
    COMMENT ON FUNCTION app.caseload_counts() IS '@behavior +queryField:resource:list -queryField:resource:connection';
    REVOKE EXECUTE ON FUNCTION app.caseload_counts() FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.caseload_counts() TO ${name(role)};`;
}

/**
 * The act, as a function: the same rows and grants in one statement and one transaction. One delegation's acts wait for each
 * other, because its audit entries are a chain.
 */
export function actFunction(role: string, statement: string, readers: readonly string[]): string {
  const kinds = 'text, text, text, text, text, text, text, timestamptz, text, text, jsonb, text[]';
  const newId = (prefix: string): string => `'${prefix}_' || gen_random_uuid()`;
  return `
    CREATE FUNCTION mechanism.submission(${kinds}) RETURNS text LANGUAGE sql VOLATILE AS $body$ ${statement} $body$;
    REVOKE EXECUTE ON FUNCTION mechanism.submission FROM PUBLIC;
    CREATE TYPE app.submitted AS (id text, version int, status text, act text);
    CREATE FUNCTION app.file_allegation(draft jsonb) RETURNS app.submitted LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = '' AS $body$
    DECLARE
      me text := current_setting('${DELEGATION_SETTING}');
      made text := ${newId('alg')};
      answer app.submitted;
    BEGIN
      IF NOT EXISTS (SELECT FROM mechanism.delegation WHERE code = me AND kind = 'PARTY') THEN
        RAISE EXCEPTION 'only a party submits';
      END IF;
      PERFORM pg_advisory_xact_lock(hashtext(me));
      PERFORM mechanism.submission(me, current_setting('${SUBJECT_SETTING}'), ${newId('inc')}, ${newId('rep')}, ${newId('hrm')},
        made, ${newId('clk')}, clock_timestamp(), draft->>'idempotencyKey', encode(sha256(convert_to(draft::text, 'UTF8')), 'hex'),
        draft, ARRAY[${readers.map(text).join(', ')}]);
      SELECT id, version, status, act INTO answer FROM mechanism.allegation WHERE id = made;
      RETURN answer;
    END $body$;
    REVOKE EXECUTE ON FUNCTION app.file_allegation FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.file_allegation TO ${name(role)};`;
}
