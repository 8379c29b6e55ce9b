import type { MigrationInterface, QueryRunner } from 'typeorm';

import { recordTable } from '../../../shared/database/mechanism-tables.js';

const UP = [
  `ALTER TABLE mechanism.allegation
     ADD measures_decided_at timestamptz,
     ADD closed_at timestamptz CHECK (closed_at IS NULL OR status = 'CLOSED'),
     ADD closure_note jsonb;`,
  'ALTER TABLE mechanism.finding ADD appeal_outcome text;',
  recordTable(
    'dissent',
    `finding_id text COLLATE "C" NOT NULL REFERENCES mechanism.finding (id),
     allegation_id text COLLATE "C" NOT NULL REFERENCES mechanism.allegation (id),
     by_code text NOT NULL,
     text jsonb NOT NULL,
     filed_at timestamptz NOT NULL,
     UNIQUE (finding_id, by_code)`,
  ),
  recordTable(
    'finding_deliberation',
    `finding_id text COLLATE "C" NOT NULL REFERENCES mechanism.finding (id),
     by_code text NOT NULL,
     text jsonb NOT NULL,
     monitor_vote jsonb,
     recorded_at timestamptz NOT NULL`,
  ),
  'CREATE INDEX ON mechanism.finding_deliberation (finding_id);',
  recordTable(
    'appeal',
    `allegation_id text COLLATE "C" NOT NULL REFERENCES mechanism.allegation (id),
     finding_id text COLLATE "C" NOT NULL REFERENCES mechanism.finding (id),
     by_code text NOT NULL,
     was_closed boolean NOT NULL,
     ground text NOT NULL,
     text jsonb NOT NULL,
     status text NOT NULL,
     filed_at timestamptz NOT NULL,
     outcome text CHECK ((outcome IS NULL) = (status = 'FILED')),
     decided_at timestamptz CHECK ((decided_at IS NULL) = (status = 'FILED'))`,
  ),
  // One appeal at a time; the one that comes second waits for the first to be decided.
  "CREATE UNIQUE INDEX appeal_open ON mechanism.appeal (allegation_id) WHERE status = 'FILED';",
];

const DOWN = `
  DROP TABLE mechanism.appeal, mechanism.finding_deliberation, mechanism.dissent;
  ALTER TABLE mechanism.finding DROP appeal_outcome;
  ALTER TABLE mechanism.allegation DROP measures_decided_at, DROP closed_at, DROP closure_note`;

/** Dissents, deliberations, closing, and appeals. */
export class AfterTheDetermination1764000000009 implements MigrationInterface {
  name = 'AfterTheDetermination1764000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP.join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
