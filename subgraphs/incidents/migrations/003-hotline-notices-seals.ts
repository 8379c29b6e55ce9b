import type { MigrationInterface, QueryRunner } from 'typeorm';

import { recordTable } from '../../../shared/database/mechanism-tables.js';

const TABLES = [
  recordTable(
    'hotline_call',
    `from_code text NOT NULL,
     to_code text NOT NULL CHECK (to_code <> from_code),
     at timestamptz NOT NULL,
     status text NOT NULL,
     message jsonb NOT NULL,
     reply jsonb,
     caller_person text,
     relay_due_at timestamptz NOT NULL,
     relayed_at timestamptz,
     acknowledge_due_at timestamptz,
     acknowledged_at timestamptz,
     answer_due_at timestamptz NOT NULL,
     answered_at timestamptz,
     response_minutes int CHECK (response_minutes >= 0)`,
  ),
  recordTable(
    'deconfliction_notice',
    `kind text NOT NULL,
     by_code text NOT NULL,
     to_code text NOT NULL CHECK (to_code <> by_code),
     window_from timestamptz NOT NULL,
     window_until timestamptz NOT NULL CHECK (window_until > window_from),
     urgent boolean NOT NULL,
     sector_id text COLLATE "C" NOT NULL,
     status text NOT NULL,
     relayed_at timestamptz,
     answered_at timestamptz,
     objection jsonb`,
  ),
  recordTable(
    'deconfliction_details',
    `notice_id text COLLATE "C" NOT NULL UNIQUE REFERENCES mechanism.deconfliction_notice (id),
     route text,
     coordinates text,
     units text,
     CHECK (num_nonnulls(route, coordinates, units) > 0)`,
  ),
  recordTable(
    'incident_log_seal',
    `by_code text NOT NULL,
     with_code text NOT NULL CHECK (with_code <> by_code),
     period_from timestamptz NOT NULL,
     period_until timestamptz NOT NULL CHECK (period_until > period_from),
     commit_hash text NOT NULL CHECK (commit_hash ~ '^[0-9a-f]{64}$'),
     committed_at timestamptz NOT NULL,
     both_committed_at timestamptz,
     status text NOT NULL CHECK (status <> 'WITHDRAWN' OR both_committed_at IS NULL),
     opened_at timestamptz CHECK ((opened_at IS NOT NULL) = (status = 'OPENED'))`,
  ),
  // A side commits one log of a period; the digest is not unique, so that none tells of another's.
  `CREATE UNIQUE INDEX incident_log_seal_once ON mechanism.incident_log_seal
     (by_code, with_code, period_from, period_until) WHERE status <> 'WITHDRAWN';`,
  recordTable(
    'incident_log',
    `seal_id text COLLATE "C" NOT NULL UNIQUE REFERENCES mechanism.incident_log_seal (id),
     nonce text NOT NULL,
     entries jsonb NOT NULL`,
  ),
];

/** The hotline, deconfliction notices and the sealed exchange of incident logs. */
export class HotlineNoticesSeals1764000000003 implements MigrationInterface {
  name = 'HotlineNoticesSeals1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES.join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE mechanism.incident_log, mechanism.incident_log_seal,
      mechanism.deconfliction_details, mechanism.deconfliction_notice, mechanism.hotline_call`);
  }
}
