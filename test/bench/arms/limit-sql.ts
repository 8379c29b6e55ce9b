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

const FOUND = `'status', f.status, 'outcome', f.outcome, 'gravity', f.gravity, 'determinedAt', ${time('f.determined_at')}`;

/** The latest version of an allegation's finding. */
function finding(fields: string): string {
  return `(SELECT json_build_object(${fields}) FROM finding f WHERE f.allegation_id = r.id ORDER BY f.created_at DESC, f.id DESC LIMIT 1)`;
}

const LISTED = `${ROW}, 'finding', ${finding(FOUND)}`;

/** The newest fifty of one act; one more tells whether there is a next page. */
export const LIST = `
  SELECT r.id, r.respondent_code, json_build_object(${LISTED})::text FROM allegation r
  WHERE r.act = 'SMALL_ARMS_FIRE' ORDER BY r.created_at DESC, r.id DESC LIMIT 51`;

/** The fifty after a position. */
export const DEEP = `
  SELECT r.id, r.respondent_code, json_build_object(${LISTED})::text FROM allegation r
  WHERE (r.created_at, r.id) < ($1, $2) ORDER BY r.created_at DESC, r.id DESC LIMIT 51`;

export const UNVERIFIED = `
  SELECT r.id, r.respondent_code, json_build_object('id', r.id, 'caseNo', r.case_no, 'act', r.act, 'status', r.status,
    'responseState', r.response_state)::text
  FROM allegation r WHERE r.status = 'NOTIFIED' ORDER BY r.created_at DESC, r.id DESC LIMIT 50`;

export const COUNTS = `
  SELECT json_agg(json_build_object('respondent', json_build_object('code', c.respondent_code), 'act', c.act, 'status', c.status,
    'responseState', c.response_state, 'count', c.count) ORDER BY c.respondent_code, c.act, c.status, c.response_state)::text
  FROM (SELECT respondent_code, act, status, response_state, sum(n)::int AS count FROM allegation_tally
    GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0) c`;

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
        FROM report p WHERE p.incident_id = i.id),
      'harm', (SELECT COALESCE(json_agg(json_build_object('category', h.category, 'effect', h.effect, 'side', h.side, 'claimedMin', h.claimed_min,
        'claimedMax', h.claimed_max) ORDER BY h.created_at, h.id), '[]') FROM harm h WHERE h.incident_id = i.id)),
    'finding', ${finding(`${FOUND}, 'standard', f.standard, 'reasoning', ${words('f.reasoning', ['original', 'lang'])},
      'reliesOnUndisclosed', f.relies_on_undisclosed, 'acts', f.acts`)},
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
