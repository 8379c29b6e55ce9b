import type { MigrationInterface, QueryRunner } from 'typeorm';

import { recordTable } from '../../../shared/database/mechanism-tables.js';

const KIND = `incident_id text COLLATE "C" NOT NULL REFERENCES mechanism.incident (id),
     category text NOT NULL,
     effect text NOT NULL,
     side text NOT NULL`;

const UP = [
  recordTable(
    'harm',
    `${KIND},
     report_id text COLLATE "C" NOT NULL REFERENCES mechanism.report (id),
     by_code text NOT NULL,
     claimed_min int NOT NULL CHECK (claimed_min >= 0),
     claimed_max int NOT NULL CHECK (claimed_max BETWEEN claimed_min AND 1000000),
     source text,
     UNIQUE (report_id, category, effect, side)`,
  ),
  'CREATE INDEX ON mechanism.harm (incident_id);',
  // The secretariat alone confirms: that a kind is taken tells no party anything.
  recordTable(
    'confirmed_harm',
    `${KIND},
     confirmed_min int NOT NULL CHECK (confirmed_min >= 0),
     confirmed_max int NOT NULL CHECK (confirmed_max BETWEEN confirmed_min AND 1000000),
     confirmed_at timestamptz NOT NULL,
     basis jsonb,
     UNIQUE (incident_id, category, effect, side)`,
  ),
];

/** Harm: what reports claim, and what the secretariat has confirmed. */
export class Harm1764000000006 implements MigrationInterface {
  name = 'Harm1764000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP.join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mechanism.confirmed_harm, mechanism.harm');
  }
}
