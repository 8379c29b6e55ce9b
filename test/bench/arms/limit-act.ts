// The limit of an act: the rows that filing leaves, or drafting and then submitting, all in one statement and so in one transaction.

/** By which acts the case comes about. */
export type Way = readonly ['fileAllegation'] | readonly ['draftAllegation', 'submitAllegation'];
export const FILED: Way = ['fileAllegation'];
export const DRAFTED: Way = ['draftAllegation', 'submitAllegation'];

/** What the values are, where they are not text. */
const TYPES: Readonly<Record<string, string>> = { 8: 'timestamptz', 11: 'jsonb', 12: 'text[]' };

const BASE = 'id, originator, marking, version, created_at, updated_at';
const WORLD = 'id, originator, marking, clearance, version, created_at, updated_at';

/** A record of the case: its columns and their values. */
interface Made {
  readonly type: string;
  readonly table: string;
  readonly id: string;
  readonly marking: string;
  readonly columns: string;
  readonly values: string;
}

const CASE: readonly Made[] = [
  {
    ...{ type: 'Incident', table: 'incident', id: '$3', marking: 'MECHANISM' },
    columns: 'reference, act_family, day, occurred_from, time_precision, sector_id, district_id',
    values: `'I-' || upper(substr(md5($3), 1, 12)), 'HOSTILE', '2025-11-12'::date, ($11->'incident'->>'occurredFrom')::timestamptz, 'HOUR',
      $11->'incident'->>'sectorId', $11->'incident'->>'districtId'`,
  },
  {
    ...{ type: 'Report', table: 'report', id: '$4', marking: 'PARTIES' },
    columns: 'incident_id, by_code, origin, reported_at, narrative',
    values: `$3, $1, 'PARTY', $8::timestamptz, $11->'report'->'narrative'`,
  },
  {
    ...{ type: 'Harm', table: 'harm', id: '$5', marking: 'PARTIES' },
    columns:
      'incident_id, report_id, by_code, category, effect, side, claimed_min, claimed_max, source',
    values: `$3, $4, $1, $11->'harm'->0->>'category', $11->'harm'->0->>'effect', $11->'harm'->0->>'side',
      ($11->'harm'->0->>'claimedMin')::int, ($11->'harm'->0->>'claimedMax')::int, $11->'harm'->0->>'source'`,
  },
  {
    ...{ type: 'Allegation', table: 'allegation', id: '$6', marking: 'PARTIES' },
    columns:
      'status, by_code, respondent_code, incident_id, act, clause, basis_summary, response_state, submitted_at',
    values: `'SUBMITTED', $1, $11->>'respondent', $3, $11->>'act', $11->>'clause', $11->'basisSummary', 'RESPONSE_PENDING', $8::timestamptz`,
  },
  {
    ...{ type: 'Clock', table: 'clock', id: '$7', marking: 'PARTIES' },
    columns: 'allegation_id, kind, hours, started_at, due_at, terms_version',
    values: `$6, 'REGISTRATION', 24, $8::timestamptz, $8::timestamptz + interval '24 hours', '0.9-test'`,
  },
];

function mechanismRow(
  { table, id, marking, columns, values }: Made,
  at: number,
  version: number,
): string {
  return `m${String(at)} AS (INSERT INTO mechanism.${table} (${BASE}, ${columns})
    SELECT ${id}, $1, '${marking}', ${String(version)}, $8::timestamptz, $8::timestamptz, ${values})`;
}

interface World {
  readonly name: string;
  readonly own: boolean;
  /** The version that the delegation knows. */
  readonly version: number;
}

function worldRow({ name: world, own, version }: World, made: Made, at: number): string {
  const { table, id, marking, columns, values } = made;
  const clearance = own && made.type !== 'Clock' ? 'DRAFT' : 'SUBMITTER';
  return `${world}${String(at)} AS (INSERT INTO ${world}.${table} (${WORLD}, ${columns})
    SELECT ${id}, $1, '${marking}', '${clearance}', ${String(version)}, $8::timestamptz, $8::timestamptz, ${values})`;
}

function change({ name: world, version }: World): string {
  const changed = version > 1 ? ` UNION ALL SELECT $8, type, id, 'CHANGED' FROM made` : '';
  return `${world}c AS (INSERT INTO ${world}.change (at, record_type, record_id, kind) SELECT $8, type, id, 'ADDED' FROM made${changed})`;
}

/** One more of its kind, in the worlds that keep a tally: all that read both sides. */
function tally({ name: world }: World): string {
  return `${world}t AS (INSERT INTO ${world}.allegation_tally (respondent_code, act, status, response_state, n)
    SELECT $11->>'respondent', $11->>'act', 'SUBMITTED', 'RESPONSE_PENDING', 1)`;
}

function audit(seq: number, act: string, previous: string, digest: string): string {
  const hash = `encode(sha256(convert_to(${previous} || $6 || ${digest}, 'UTF8')), 'hex')`;
  return `a${String(seq)} AS (SELECT last.seq + ${String(seq)} AS seq, '${act}' AS act, ${previous} AS prev, ${hash} AS hash, ${digest} AS digest
    FROM ${seq === 1 ? 'last' : 'a1, last'})`;
}

/** What each delegation knows of the records since when, beside its world. */
const KNOWN = `k AS (INSERT INTO mechanism.known (delegation, record_type, record_id, version, created_at, updated_at)
      SELECT delegation, type, id, 1, $8, $8 FROM held)`;

/** Who holds a record that was there before is told to those who link to it; of a new one nobody has asked. */
const ANNOUNCED = `o AS (INSERT INTO mechanism.outbox (id, target, topic, record_id, payload, at, delivered_at)
      SELECT gen_random_uuid(), t, 'audience', $6, '{}', $8, $8 FROM unnest(ARRAY['evidence', 'mediation']) t),`;

/** The entries of the delegation's chain: one an act. */
function entries(way: Way): string {
  const made = way.map((act, at) =>
    audit(
      at + 1,
      act,
      at === 0 ? '(SELECT hash FROM last)' : `(SELECT hash FROM a${String(at)})`,
      '$10',
    ),
  );
  return made.join(',\n');
}

/** The statement with what is written beside the mechanism's rows put in; $1–$12 as `submission` has them. */
function written(way: Way, beside: readonly string[]): string {
  const made = CASE.map(({ type, id }) => `('${type}', ${id})`).join(', ');
  const last = way[way.length - 1] ?? '';
  const text = `
    WITH made (type, id) AS (VALUES ${made}),
    held AS (SELECT type, id, $1 AS delegation, 'DRAFT' AS clearance FROM made
      UNION ALL SELECT type, id, d, 'SUBMITTER' FROM made, unnest($12) d),
    ${CASE.map((one, at) => mechanismRow(one, at, way.length)).join(',\n')},
    g AS (INSERT INTO mechanism.record_grant (id, record_type, record_id, delegation, clearance, since, act)
      SELECT gen_random_uuid(), type, id, delegation, clearance, $8, '${last}' FROM held),
    ${beside.map((part) => `${part},\n`).join('')}
    y AS (INSERT INTO mechanism.idempotency (delegation, subject, key, act, input_digest, record_id, at)
      SELECT $1, $2, $9 || act, act, $10, $6, $8 FROM (VALUES ${way.map((act) => `('${act}')`).join(', ')}) v (act)),
    ${way.length > 1 ? ANNOUNCED : ''}
    last AS (SELECT COALESCE(max(seq), 0) AS seq, COALESCE(max(hash), repeat('0', 64)) AS hash
      FROM (SELECT seq, hash FROM mechanism.audit_entry WHERE delegation = $1 ORDER BY seq DESC LIMIT 1) e),
    ${entries(way)},
    e AS (INSERT INTO mechanism.audit_entry (delegation, seq, at, act, subject, role, record_type, record_id, input_digest, prev_hash, hash)
      SELECT $1, a.seq, $8, a.act, $2, 'PARTY_OFFICER', 'Allegation', $6, a.digest, a.prev, a.hash
      FROM (${way.map((_, at) => `SELECT * FROM a${String(at + 1)}`).join(' UNION ALL ')}) a)
    SELECT json_build_object('allegation', json_build_object('version', ${String(way.length)}, 'status', 'SUBMITTED', 'act', $11->>'act'),
      'userErrors', '[]'::json, 'replayed', false)::text`;
  return text.replaceAll(
    /\$(\d+)(?!\d|::)/g,
    (place, number: string) => `${place}::${TYPES[number] ?? 'text'}`,
  );
}

/**
 * The same rows as the acts leave: five records with a grant, a known version, a world's row and a feed's entry for each
 * delegation that holds them, the tallies, the keys and the audit entries. $1 delegation, $2 subject, $3–$7 ids of incident, report,
 * harm, allegation and clock, $8 time, $9 key, $10 digest, $11 the input, $12 the readers. The worlds' names are put in, as a hand
 * would write them.
 */
export function submission(way: Way, own: string, others: readonly string[]): string {
  const home: World = { name: own, own: true, version: way.length };
  const away = others.map((name): World => ({ name, own: false, version: 1 }));
  return written(way, [
    KNOWN,
    ...CASE.map((one, at) => worldRow(home, one, at)),
    change(home),
    ...away.flatMap((world) => [
      ...CASE.map((one, at) => worldRow(world, one, at)),
      change(world),
      tally(world),
    ]),
  ]);
}

/** The same where the grants alone say who reads: no worlds, no feeds, no tallies, no versions of each delegation's own. */
export function submissionWithoutWorlds(way: Way): string {
  return written(way, []);
}
