// The limit: what one writes by hand when there is nothing else to serve. One statement a database, in the viewer's
// world and as its seat; PostgreSQL builds the JSON.

/** A text in the shape of LocalizedText, cut to what the works ask for. */
function words(column: string, fields: readonly string[]): string {
  const pairs = fields.map((field) => `'${field}', ${column}->'${field}'`).join(', ');
  return `CASE WHEN ${column} IS NOT NULL THEN jsonb_build_object(${pairs}) END`;
}

function time(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

const ROW = `'id', r.id, 'caseNo', r.case_no, 'status', r.status, 'act', r.act, 'clause', r.clause, 'mode', r.mode,
  'responseState', r.response_state, 'allegedUnit', r.alleged_unit, 'notifiedAt', ${time('r.notified_at')}, 'version', r.version,
  'basisSummary', ${words('r.basis_summary', ['original', 'lang'])}`;

/** The newest fifty of one act; one more tells whether there is a next page. */
export const LIST = `
  SELECT r.id, r.respondent_code, json_build_object(${ROW})::text FROM allegation r
  WHERE r.act = 'SMALL_ARMS_FIRE' ORDER BY r.created_at DESC, r.id DESC LIMIT 51`;

/** The fifty after a position. */
export const DEEP = `
  SELECT r.id, r.respondent_code, json_build_object(${ROW})::text FROM allegation r
  WHERE (r.created_at, r.id) < ($1, $2) ORDER BY r.created_at DESC, r.id DESC LIMIT 51`;

export const UNVERIFIED = `
  SELECT r.id, r.respondent_code, json_build_object('id', r.id, 'caseNo', r.case_no, 'act', r.act, 'status', r.status,
    'responseState', r.response_state)::text
  FROM allegation r WHERE r.status = 'NOTIFIED' ORDER BY r.created_at DESC, r.id DESC LIMIT 50`;

export const COUNTS = `
  SELECT json_agg(json_build_object('respondent', json_build_object('code', c.respondent_code), 'act', c.act, 'status', c.status,
    'responseState', c.response_state, 'count', c.count) ORDER BY c.respondent_code, c.act, c.status, c.response_state)::text
  FROM (SELECT respondent_code, act, status, response_state, count(*)::int AS count FROM allegation GROUP BY 1, 2, 3, 4) c`;

export const EVIDENCE = `
  SELECT l.allegation_id, json_agg(json_build_object('id', i.id, 'kind', i.kind, 'title', ${words('i.title', ['original'])},
    'sealedAt', ${time('i.sealed_at')}) ORDER BY l.created_at, l.id)::text
  FROM evidence_link l JOIN evidence_item i ON i.id = l.item_id WHERE l.allegation_id = ANY($1) GROUP BY 1`;

export const DELEGATIONS = 'SELECT code, kind FROM delegation';

export const PLACES = `
  SELECT id, json_build_object('names', (SELECT json_agg(json_build_object('text', n->'text')) FROM jsonb_array_elements(names) n))::text
  FROM place WHERE id = ANY($1)`;

export const ONE = `
  SELECT r.by_code, r.respondent_code, i.sector_id, i.district_id, json_build_object(${ROW}, 'registryRef', r.registry_ref,
    'createdAt', ${time('r.created_at')},
    'incident', json_build_object('id', i.id, 'reference', i.reference, 'day', i.day, 'occurredFrom', ${time('i.occurred_from')},
      'timePrecision', i.time_precision, 'latitude', i.latitude, 'longitude', i.longitude,
      'reports', (SELECT COALESCE(json_agg(json_build_object('id', p.id, 'origin', p.origin, 'narrative', ${words('p.narrative', ['original', 'lang'])},
        'noticeText', ${words('p.notice_text', ['original'])}, 'by', json_build_object('code', p.by_code)) ORDER BY p.created_at, p.id), '[]')
        FROM report p WHERE p.incident_id = i.id)),
    'statements', (SELECT COALESCE(json_agg(json_build_object('id', s.id, 'kind', s.kind, 'madeAt', ${time('s.made_at')},
      'text', ${words('s.text', ['original', 'lang'])}, 'by', json_build_object('code', s.by_code)) ORDER BY s.created_at, s.id), '[]')
      FROM party_statement s WHERE s.allegation_id = r.id),
    'clocks', (SELECT COALESCE(json_agg(json_build_object('kind', c.kind, 'dueAt', ${time('c.due_at')}, 'stoppedAt', ${time('c.stopped_at')},
      'expiredAt', ${time('c.expired_at')}) ORDER BY c.created_at, c.id), '[]') FROM clock c WHERE c.allegation_id = r.id))::text
  FROM allegation r JOIN incident i ON i.id = r.incident_id WHERE r.id = $1`;

export const ONE_EVIDENCE = `
  SELECT COALESCE(json_agg(json_build_object('id', i.id, 'kind', i.kind, 'status', i.status, 'title', ${words('i.title', ['original'])},
    'sha256', i.sha256, 'size', i.size, 'custody', (SELECT COALESCE(json_agg(json_build_object('seq', c.seq, 'action', c.action,
      'at', ${time('c.at')}, 'hash', c.hash) ORDER BY c.seq), '[]') FROM custody_event c WHERE c.item_id = i.id)) ORDER BY l.created_at, l.id), '[]')::text
  FROM evidence_link l JOIN evidence_item i ON i.id = l.item_id WHERE l.allegation_id = $1`;

/** What the values of the act are, where they are not text. */
const TYPES: Readonly<Record<string, string>> = { 6: 'timestamptz', 9: 'jsonb' };

/**
 * The same rows as the act: three records with a grant, a known version, a world's row and a feed's entry each, the
 * key, the audit entry and the two events. $1 delegation, $2 subject, $3–$5 ids of incident, report and allegation,
 * $6 time, $7 key, $8 digest, $9 the input. The world's name is put in, as a hand would write it.
 */
export function draft(world: string): string {
  const common = 'id, originator, marking, version, created_at, updated_at';
  const inWorld = 'id, originator, marking, clearance, version, created_at, updated_at';
  const incident = `'I-' || upper(substr(md5($3), 1, 12)), 'HOSTILE', '2025-11-12'::date, ($9->'incident'->>'occurredFrom')::timestamptz, 'HOUR',
    $9->'incident'->>'sectorId', $9->'incident'->>'districtId'`;
  const report = `$3, $1, 'PARTY', $6::timestamptz, $9->'report'->'narrative'`;
  const allegation = `'DRAFT', $1, $9->>'respondent', $3, $9->>'act', $9->>'clause', $9->'basisSummary', 'RESPONSE_PENDING'`;
  const columns = {
    incident: 'reference, act_family, day, occurred_from, time_precision, sector_id, district_id',
    report: 'incident_id, by_code, origin, reported_at, narrative',
    allegation:
      'status, by_code, respondent_code, incident_id, act, clause, basis_summary, response_state',
  };
  const base = (id: string): string => `${id}, $1, 'DRAFT', 1, $6::timestamptz, $6::timestamptz`;
  const own = (id: string): string =>
    `${id}, $1, 'DRAFT', 'DRAFT', 1, $6::timestamptz, $6::timestamptz`;
  const text = `
    WITH made (type, id) AS (VALUES ('Incident', $3), ('Report', $4), ('Allegation', $5)),
    i AS (INSERT INTO mechanism.incident (${common}, ${columns.incident}) SELECT ${base('$3')}, ${incident}),
    r AS (INSERT INTO mechanism.report (${common}, ${columns.report}) SELECT ${base('$4')}, ${report}),
    a AS (INSERT INTO mechanism.allegation (${common}, ${columns.allegation}) SELECT ${base('$5')}, ${allegation}),
    g AS (INSERT INTO mechanism.record_grant (id, record_type, record_id, delegation, clearance, since, act)
      SELECT gen_random_uuid(), type, id, $1, 'DRAFT', $6, 'draftAllegation' FROM made),
    k AS (INSERT INTO mechanism.known (delegation, record_type, record_id, version, created_at, updated_at) SELECT $1, type, id, 1, $6, $6 FROM made),
    wi AS (INSERT INTO ${world}.incident (${inWorld}, ${columns.incident}) SELECT ${own('$3')}, ${incident}),
    wr AS (INSERT INTO ${world}.report (${inWorld}, ${columns.report}) SELECT ${own('$4')}, ${report}),
    wa AS (INSERT INTO ${world}.allegation (${inWorld}, ${columns.allegation}) SELECT ${own('$5')}, ${allegation}),
    c AS (INSERT INTO ${world}.change (at, record_type, record_id, kind) SELECT $6, type, id, 'ADDED' FROM made),
    y AS (INSERT INTO mechanism.idempotency (delegation, subject, key, act, input_digest, record_id, at) VALUES ($1, $2, $7, 'draftAllegation', $8, $5, $6)),
    o AS (INSERT INTO mechanism.outbox (id, target, topic, record_id, payload, at, delivered_at)
      SELECT gen_random_uuid(), t, 'audience', $5, '{}', $6, $6 FROM unnest(ARRAY['evidence', 'mediation']) t),
    last AS (SELECT COALESCE(max(seq), 0) AS seq, (array_agg(hash ORDER BY seq DESC))[1] AS hash
      FROM (SELECT seq, hash FROM mechanism.audit_entry WHERE delegation = $1 ORDER BY seq DESC LIMIT 1) e),
    e AS (INSERT INTO mechanism.audit_entry (delegation, seq, at, act, subject, role, record_type, record_id, input_digest, prev_hash, hash)
      SELECT $1, last.seq + 1, $6, 'draftAllegation', $2, 'PARTY_OFFICER', 'Allegation', $5, $8, COALESCE(last.hash, repeat('0', 64)),
        encode(sha256(convert_to(COALESCE(last.hash, '') || $5 || $8, 'UTF8')), 'hex') FROM last)
    SELECT json_build_object('allegation', json_build_object('version', 1, 'status', 'DRAFT', 'act', $9->>'act'), 'userErrors', '[]'::json, 'replayed', false)::text`;
  return text.replaceAll(
    /\$(\d)(?!::)/g,
    (place, number: string) => `${place}::${TYPES[number] ?? 'text'}`,
  );
}
