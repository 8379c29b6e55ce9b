import type { MigrationInterface, QueryRunner } from 'typeorm';

import { MECHANISM_TABLES, recordTable } from '../../../shared/database/mechanism-tables.js';

const TABLES = [
  recordTable(
    'incident',
    `reference text NOT NULL,
     act_family text NOT NULL,
     day date NOT NULL,
     occurred_from timestamptz NOT NULL,
     occurred_until timestamptz,
     time_precision text NOT NULL,
     latitude float8 CHECK (latitude BETWEEN -90 AND 90),
     longitude float8 CHECK (longitude BETWEEN -180 AND 180),
     geo_precision text,
     sector_id text COLLATE "C" NOT NULL,
     district_id text COLLATE "C",
     UNIQUE (originator, reference)`,
  ),
  recordTable(
    'report',
    `incident_id text COLLATE "C" NOT NULL REFERENCES mechanism.incident (id),
     by_code text NOT NULL,
     origin text NOT NULL,
     reported_at timestamptz NOT NULL,
     source_date_as_written text,
     narrative jsonb NOT NULL,
     weapon text,
     direction text,
     units_involved text,
     notice_text jsonb`,
  ),
  'CREATE INDEX ON mechanism.report (incident_id);',
  recordTable(
    'allegation',
    `case_no text,
     registry_ref text,
     status text NOT NULL,
     by_code text NOT NULL,
     respondent_code text NOT NULL CHECK (respondent_code <> by_code),
     incident_id text COLLATE "C" NOT NULL REFERENCES mechanism.incident (id),
     act text NOT NULL,
     clause text NOT NULL,
     mode text,
     alleged_unit text,
     basis_summary jsonb,
     source_risk text,
     response_state text NOT NULL,
     submitted_at timestamptz,
     registered_at timestamptz,
     notified_at timestamptz,
     UNIQUE (by_code, registry_ref)`,
  ),
  recordTable(
    'party_statement',
    `allegation_id text COLLATE "C" NOT NULL REFERENCES mechanism.allegation (id),
     by_code text NOT NULL,
     kind text NOT NULL,
     made_at timestamptz NOT NULL,
     text jsonb NOT NULL,
     private_annex jsonb,
     internal_note jsonb,
     counter_allegation_id text COLLATE "C"`,
  ),
  recordTable(
    'clock',
    `allegation_id text COLLATE "C" NOT NULL REFERENCES mechanism.allegation (id),
     kind text NOT NULL,
     hours int NOT NULL CHECK (hours > 0),
     started_at timestamptz NOT NULL,
     due_at timestamptz NOT NULL,
     stopped_at timestamptz,
     terms_version text NOT NULL`,
  ),
  'CREATE INDEX ON mechanism.clock (allegation_id);',
  recordTable('known_place', 'kind text NOT NULL'),
  recordTable(
    'known_terms',
    'terms_version text NOT NULL, in_force_from timestamptz NOT NULL, hours jsonb NOT NULL',
  ),
  `CREATE TABLE mechanism.case_counter (pair text NOT NULL, year int NOT NULL, last int NOT NULL, PRIMARY KEY (pair, year));`,
];

/** The first slice: incidents, reports, allegations, statements and clocks. */
export class FirstSlice1764000000001 implements MigrationInterface {
  name = 'FirstSlice1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query([MECHANISM_TABLES, ...TABLES].join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA mechanism CASCADE; CREATE SCHEMA mechanism');
  }
}
