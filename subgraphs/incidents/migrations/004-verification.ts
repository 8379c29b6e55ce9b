import type { MigrationInterface, QueryRunner } from 'typeorm';

import { recordTable } from '../../../shared/database/mechanism-tables.js';

const TABLES = [
  recordTable(
    'monitor_assignment',
    `allegation_id text COLLATE "C" NOT NULL REFERENCES mechanism.allegation (id),
     monitor text NOT NULL CHECK (monitor <> ''),
     reader_key text NOT NULL CHECK (reader_key <> ''),
     assigned_at timestamptz NOT NULL,
     ended_at timestamptz`,
  ),
  // A monitor works on a case once at a time, however many officers assign at once.
  `CREATE UNIQUE INDEX monitor_assignment_running ON mechanism.monitor_assignment
     (allegation_id, reader_key) WHERE ended_at IS NULL;`,
];

/** The verification of a case: who works on it. */
export class Verification1764000000004 implements MigrationInterface {
  name = 'Verification1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES.join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mechanism.monitor_assignment');
  }
}
