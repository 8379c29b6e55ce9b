import type { Owner } from './reset.js';

const CASE = `
  WITH n AS (SELECT gen_random_uuid() AS u, i FROM generate_series(1, $1::int) i),
  written AS (
    INSERT INTO mechanism.allegation (id, originator, marking, version, created_at, updated_at, status, by_code,
      respondent_code, incident_id, act, clause, response_state)
    SELECT 'alg_' || u, $2, 'DRAFT', 1, $3, $3, 'DRAFT', $2, $4, 'inc_' || u, 'SMALL_ARMS_FIRE', 'Article 2(a)', 'RESPONSE_PENDING'
    FROM n RETURNING id, incident_id),
  given AS (
    INSERT INTO mechanism.record_grant (id, record_type, record_id, delegation, clearance, since, act)
    SELECT gen_random_uuid(), 'Allegation', id, $2, 'DRAFT', $3, 'draftAllegation' FROM written),
  known AS (
    INSERT INTO mechanism.known (delegation, record_type, record_id, version, created_at, updated_at)
    SELECT $2, 'Allegation', id, 1, $3, $3 FROM written)
  INSERT INTO "WORLD".allegation (id, originator, marking, clearance, version, created_at, updated_at, status, by_code,
    respondent_code, incident_id, act, clause, response_state)
  SELECT id, $2, 'DRAFT', 'DRAFT', 1, $3, $3, 'DRAFT', $2, $4, incident_id, 'SMALL_ARMS_FIRE', 'Article 2(a)', 'RESPONSE_PENDING'
  FROM written`;

/** Writes many drafts of a party at once, straight into the tables: what a hundred acts would leave there. */
export async function flood(owner: Owner, seat: string, rows: number, at: Date): Promise<void> {
  const by = seat.slice(0, 3).toUpperCase();
  const respondent = by === 'PAK' ? 'AFG' : 'PAK';
  const statement = CASE.replace('WORLD', `world_${by.toLowerCase()}`);
  await owner.run('incidents', statement, [rows, by, at, respondent]);
}
