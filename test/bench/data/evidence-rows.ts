import pg from 'pg';

import type { Bulk, BulkType } from './bulk.js';
import { madeCases } from './case-rows.js';
import { idOf, type Shape } from './shape.js';

const text = pg.escapeLiteral;
/** How many items each case has. */
const ITEMS = 3;
const COLUMNS = 'id, originator, marking, version, created_at, updated_at';

/** One row an item: its case, its place in it, its ids and its digest. */
function madeItems(shape: Shape): string {
  return `
    SELECT m.by, m.at, m.submitted, m.alg, m.seed || ' ' || k AS seed, k, m.i,
      ${idOf('evi', "(m.seed || ' ' || k)")} AS evi, ${idOf('lnk', "(m.seed || ' ' || k)")} AS lnk,
      encode(sha256((m.seed || ' ' || k)::bytea), 'hex') AS digest
    FROM (${madeCases(shape)}) m, generate_series(1, ${String(ITEMS)}) k`;
}

function given(id: string, readers: readonly string[], where = 'true'): string {
  return `
    SELECT ${id} AS record_id, m.by AS delegation, 'DRAFT' AS clearance, m.at FROM made m WHERE ${where}
    UNION ALL SELECT ${id}, d, 'SUBMITTER', m.at
    FROM made m, unnest(ARRAY[${readers.map(text).join(', ')}]) d WHERE m.submitted AND ${where}`;
}

const MARKING = `CASE WHEN m.submitted THEN 'SUBMITTER' ELSE 'DRAFT' END`;

function item({ readers }: Shape): BulkType {
  return {
    type: 'EvidenceItem',
    rows: `
      INSERT INTO mechanism.evidence_item (${COLUMNS}, kind, status, submitted_by_code, title, description, collected_at, collected_place, sha256, size, media_type, sealed_at)
      SELECT m.evi, m.by, ${MARKING}, 1, m.at, m.at, (ARRAY['PHOTO', 'VIDEO', 'SENSOR_DATA'])[m.k],
        CASE WHEN m.submitted THEN 'SEALED' ELSE 'DRAFT' END, m.by,
        jsonb_build_object('original', 'Photograph ' || m.seed || ' of the impact', 'lang', 'en'),
        jsonb_build_object('original', 'Taken from the post, facing the ridge.', 'lang', 'en'),
        m.at - interval '1 hour', 'At the post', m.digest, 1000 + m.i, 'image/jpeg', CASE WHEN m.submitted THEN m.at END
      FROM made m`,
    grants: given('m.evi', readers),
  };
}

/** The other subgraph's word on who holds the allegations is learned with the links, as an act does. */
function link({ readers }: Shape): BulkType {
  const readersOf = readers.map(text).join(', ');
  const audience = `CASE WHEN m.submitted THEN ARRAY[m.by, ${readersOf}] ELSE ARRAY[m.by] END`;
  return {
    type: 'EvidenceLink',
    rows: `
      INSERT INTO mechanism.foreign_record (record_id, audience, revision)
      SELECT m.alg, ${audience}, 1 FROM made m WHERE m.k = 1;
      INSERT INTO mechanism.evidence_link (${COLUMNS}, item_id, allegation_id)
      SELECT m.lnk, m.by, ${MARKING}, 1, m.at, m.at, m.evi, m.alg FROM made m;
      INSERT INTO mechanism.foreign_link (record_type, record_id, target_id, wanted)
      SELECT 'EvidenceLink', m.lnk, m.alg, jsonb_build_array(jsonb_build_object('delegation', m.by, 'clearance', 'DRAFT')) FROM made m`,
    grants: given('m.lnk', readers),
  };
}

/** The text that a custody event's hash binds, as the product computes it. */
function chained(previous: string, seq: number, action: string): string {
  const at = `to_char(m.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const parts = [previous, 'm.evi', `'${String(seq)}'`, `'${action}'`, at, `'PARTY_OFFICER'`];
  const json = [...parts, 'm.digest'].map((part) => `'"' || ${part} || '"'`).join(` || ',' || `);
  return `encode(sha256(convert_to('[' || ${json} || ']', 'UTF8')), 'hex')`;
}

const GENESIS = `repeat('0', 64)`;

/** Two events of custody for the items of every tenth case: enough for a case with everything, and no more rows than that. */
function custody({ readers }: Shape): BulkType {
  const first = chained(GENESIS, 1, 'RECEIVED');
  const event = (seq: number, action: string, previous: string, where: string): string => `
    SELECT ${idOf('cus', `m.seed || ' ${String(seq)}'`)}, m.by, ${MARKING}, 1, m.at, m.at, m.evi, ${String(seq)}, '${action}', m.at,
      'PARTY_OFFICER', m.digest, ${previous}, ${chained(previous, seq, action)}
    FROM made m WHERE ${where}`;
  const tenth = 'm.i % 10 < 2';
  const sealed = `m.submitted AND ${tenth}`;
  const id = (seq: number): string => idOf('cus', `m.seed || ' ${String(seq)}'`);
  return {
    type: 'CustodyEvent',
    rows: `
      INSERT INTO mechanism.custody_event (${COLUMNS}, item_id, seq, action, at, actor_role, sha256, prev_hash, hash)
      ${event(1, 'RECEIVED', GENESIS, tenth)} UNION ALL ${event(2, 'SEALED', first, sealed)}`,
    grants: `${given(id(1), readers, tenth)} UNION ALL ${given(id(2), readers, sealed)}`,
  };
}

/** The evidence of the same cases, as the subgraph of the evidence holds it. */
export function evidenceRows(shape: Shape): Bulk {
  return { made: madeItems(shape), types: [item, link, custody].map((make) => make(shape)) };
}
