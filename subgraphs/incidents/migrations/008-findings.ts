import type { MigrationInterface, QueryRunner } from 'typeorm';

import { recordTable } from '../../../shared/database/mechanism-tables.js';

const OF_A_FINDING = `finding_id text COLLATE "C" NOT NULL REFERENCES mechanism.finding (id),
     allegation_id text COLLATE "C" NOT NULL REFERENCES mechanism.allegation (id),
     by_code text NOT NULL`;

const TABLES = [
  recordTable(
    'finding',
    `allegation_id text COLLATE "C" NOT NULL REFERENCES mechanism.allegation (id),
     case_id text COLLATE "C" CHECK (case_id = allegation_id),
     sector_id text COLLATE "C" NOT NULL,
     finding_version int NOT NULL CHECK (finding_version > 0),
     status text NOT NULL,
     acts jsonb NOT NULL CHECK (jsonb_typeof(acts) = 'array' AND acts <> '[]'),
     outcome text NOT NULL,
     gravity text CHECK ((gravity IS NOT NULL) = (outcome IN ('VIOLATION', 'MUTUAL_VIOLATIONS'))),
     standard text,
     mode text,
     intent text,
     reasoning jsonb NOT NULL,
     attribution text,
     relies_on_undisclosed boolean NOT NULL,
     relies_on_undisclosed_alone boolean NOT NULL CHECK (relies_on_undisclosed OR NOT relies_on_undisclosed_alone),
     gist jsonb CHECK ((gist IS NOT NULL) = relies_on_undisclosed),
     tor_version text NOT NULL,
     finding_rule text,
     shared_at timestamptz CHECK ((shared_at IS NULL) = (status = 'DRAFT')),
     undecided_at timestamptz,
     determined_at timestamptz,
     drafter_key text NOT NULL,
     UNIQUE (allegation_id, finding_version),
     CHECK ((case_id IS NULL) = (status = 'DRAFT')),
     CHECK (status <> 'DETERMINED' OR determined_at IS NOT NULL)`,
  ),
  // One draft and one shared version at a time, however many officers draft at once.
  "CREATE UNIQUE INDEX finding_draft ON mechanism.finding (allegation_id) WHERE status = 'DRAFT';",
  "CREATE UNIQUE INDEX finding_shared ON mechanism.finding (allegation_id) WHERE status = 'SHARED';",
  recordTable(
    'finding_comment',
    `${OF_A_FINDING},
     text jsonb NOT NULL,
     made_at timestamptz NOT NULL,
     UNIQUE (finding_id, by_code)`,
  ),
  recordTable(
    'finding_concurrence',
    `${OF_A_FINDING},
     case_id text COLLATE "C" CHECK (case_id = allegation_id),
     concurs boolean NOT NULL,
     reasons jsonb,
     given_at timestamptz NOT NULL,
     UNIQUE (finding_id, by_code)`,
  ),
];

/** Findings, what the parties say to them and what the mediators say. */
export class Findings1764000000008 implements MigrationInterface {
  name = 'Findings1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES.join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE mechanism.finding_concurrence, mechanism.finding_comment, mechanism.finding',
    );
  }
}
