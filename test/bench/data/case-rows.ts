import pg from 'pg';

import type { Bulk, BulkType } from './bulk.js';
import { finding, harm } from './finding-rows.js';
import { array, COLUMNS, givenWith, idOf, type Shape } from './shape.js';

const text = pg.escapeLiteral;
const ACTS = ['SMALL_ARMS_FIRE', 'INDIRECT_FIRE', 'SNIPING', 'INFILTRATION', 'IED_OR_MINE'];
const ALL_ACTS = [...ACTS, 'AIRSPACE_VIOLATION', 'HARBOURING', 'GROUND_INCURSION'];
/** Twenty cases in a row: one draft, two submitted, two registered, five with the other side, ten with a finding. */
const STATUSES = [
  'DRAFT',
  ...Array<string>(2).fill('SUBMITTED'),
  ...Array<string>(2).fill('REGISTERED'),
  ...Array<string>(4).fill('NOTIFIED'),
  'UNDER_VERIFICATION',
  ...Array<string>(10).fill('DETERMINED'),
];
const MINUTES = 5;

/** One row a case: who, when, how far it has come, and its ids. */
export function madeCases(shape: Shape): string {
  const [first, second] = shape.parties;
  const hidden = shape.which !== 'ALL';
  const seed = hidden ? `'hidden ' || i` : 'i::text';
  // Every twentieth pair of cases stands elsewhere, so that both parties have cases of every status.
  const status = hidden ? `'DRAFT'` : `(${array(STATUSES)})[1 + (i / 2) % 20]`;
  return `
    SELECT c.*, ${idOf('alg', 'c.seed')} AS alg, ${idOf('inc', 'c.seed')} AS inc, ${idOf('rep', 'c.seed')} AS rep,
      status <> 'DRAFT' AS submitted, status IN ('NOTIFIED', 'UNDER_VERIFICATION', 'DETERMINED') AS notified, status = 'DETERMINED' AS determined,
      (${array(ALL_ACTS)})[1 + abs(hashtext(seed)) % ${String(ALL_ACTS.length)}] AS act
    FROM (
      SELECT i, ${seed} AS seed, ${status} AS status,
        ${hidden ? text(second) : `CASE i % 2 WHEN 0 THEN ${text(first)} ELSE ${text(second)} END`} AS by,
        ${hidden ? text(first) : `CASE i % 2 WHEN 0 THEN ${text(second)} ELSE ${text(first)} END`} AS other,
        ${text(shape.until.toISOString())}::timestamptz - (${String(shape.to)} - i) * interval '${String(MINUTES)} minutes' AS at
      FROM generate_series(${String(shape.from)}, ${String(shape.to)}) i
    ) c`;
}

function incident({ sector, district, readers }: Shape): BulkType {
  return {
    type: 'Incident',
    rows: `
      INSERT INTO mechanism.incident (${COLUMNS}, reference, act_family, day, occurred_from, time_precision, latitude, longitude, geo_precision, sector_id, district_id)
      SELECT inc, by, CASE WHEN submitted THEN 'MECHANISM' ELSE 'DRAFT' END, 1, at, at,
        'I-' || upper(substr(md5(seed), 1, 12)), 'HOSTILE', (at - interval '1 day')::date, at - interval '1 day', 'HOUR',
        34 + (i % 100) / 100.0, 70 + (i % 100) / 100.0, 'LOCALITY', ${text(sector)}, ${text(district)}
      FROM made`,
    grants: givenWith('m.inc', readers),
  };
}

function report({ readers }: Shape): BulkType {
  return {
    type: 'Report',
    rows: `
      INSERT INTO mechanism.report (${COLUMNS}, incident_id, by_code, origin, reported_at, narrative, weapon, notice_text)
      SELECT rep, by, CASE WHEN submitted THEN 'PARTIES' ELSE 'DRAFT' END, 1, at, at, inc, by, 'PARTY', at,
        jsonb_build_object('original', 'Fire was heard from the ridge, report ' || i || ', for about twenty minutes.', 'lang', 'en'),
        'mortar', CASE WHEN notified THEN jsonb_build_object('original', 'Fire from the ridge is alleged.', 'lang', 'en') END
      FROM made`,
    grants: givenWith('m.rep', readers),
  };
}

function allegation({ readers }: Shape): BulkType {
  return {
    type: 'Allegation',
    rows: `
      INSERT INTO mechanism.allegation (${COLUMNS}, case_no, registry_ref, status, by_code, respondent_code, incident_id, act, clause,
        mode, alleged_unit, basis_summary, response_state, submitted_at, registered_at, notified_at, verification_started_at)
      SELECT alg, by, CASE WHEN submitted THEN 'PARTIES' ELSE 'DRAFT' END, 1, at, at,
        CASE WHEN notified THEN 'MV-B-' || lpad(i::text, 7, '0') END,
        CASE WHEN status NOT IN ('DRAFT', 'SUBMITTED') THEN 'R-' || upper(substr(md5('r' || seed), 1, 12)) END,
        status, by, other, inc, act, 'Article 2(a)', 'OWN_FORCES', 'Unit ' || i % 50,
        jsonb_build_object('original', 'Logbook of the post, entry ' || i, 'lang', 'en'),
        CASE WHEN NOT notified THEN 'RESPONSE_PENDING' WHEN i % 4 < 2 THEN 'DENIES' ELSE 'NO_RESPONSE_BY_DEADLINE' END,
        CASE WHEN submitted THEN at END, CASE WHEN status NOT IN ('DRAFT', 'SUBMITTED') THEN at END,
        CASE WHEN notified THEN at END, CASE WHEN status = 'UNDER_VERIFICATION' OR determined THEN at END
      FROM made`,
    grants: givenWith('m.alg', readers),
  };
}

function statement({ readers }: Shape): BulkType {
  const id = idOf('stm', 'm.seed');
  const answered = 'm.notified AND m.i % 4 < 2';
  return {
    type: 'PartyStatement',
    rows: `
      INSERT INTO mechanism.party_statement (${COLUMNS}, allegation_id, by_code, kind, made_at, text)
      SELECT ${id}, m.other, 'PARTIES', 1, m.at, m.at, m.alg, m.other, 'DENIES', m.at,
        jsonb_build_object('original', 'No unit of ours was near the place, answer ' || m.i, 'lang', 'en')
      FROM made m WHERE ${answered}`,
    grants: `
      SELECT ${id} AS record_id, m.other AS delegation, 'DRAFT' AS clearance, m.at FROM made m WHERE ${answered}
      UNION ALL SELECT ${id}, m.by, 'PARTIES', m.at FROM made m WHERE ${answered}
      UNION ALL SELECT ${id}, d, 'SUBMITTER', m.at FROM made m, unnest(${array(readers)}) d WHERE ${answered}`,
  };
}

/** The clock of the answer: stopped by it, or run out; none is left for the worker to find. */
function clock({ readers }: Shape): BulkType {
  const id = idOf('clk', 'm.seed');
  return {
    type: 'Clock',
    rows: `
      INSERT INTO mechanism.clock (${COLUMNS}, allegation_id, kind, hours, started_at, due_at, stopped_at, expired_at, terms_version)
      SELECT ${id}, m.by, 'PARTIES', 1, m.at, m.at, m.alg, 'RESPONSE', 72, m.at, m.at + interval '72 hours',
        CASE WHEN m.i % 4 < 2 THEN m.at END, CASE WHEN m.i % 4 >= 2 THEN m.at + interval '72 hours' END, 'bench'
      FROM made m WHERE m.notified`,
    grants: `
      SELECT ${id} AS record_id, d AS delegation, 'PARTIES' AS clearance, m.at FROM made m, unnest(ARRAY[m.by, m.other]) d WHERE m.notified
      UNION ALL SELECT ${id}, d, 'SUBMITTER', m.at FROM made m, unnest(${array(readers)}) d WHERE m.notified`,
  };
}

/** Cases as the subgraph of the incidents holds them. */
export function caseRows(shape: Shape): Bulk {
  return {
    made: madeCases(shape),
    types: [incident, report, harm, allegation, statement, clock, finding].map((make) =>
      make(shape),
    ),
  };
}
