import type { MigrationInterface, QueryRunner } from 'typeorm';

import { recordTable } from '../../../shared/database/mechanism-tables.js';

/** Whose a case is: what a monitor reads of the evidence hangs on it. */
export class Assignments1764000000002 implements MigrationInterface {
  name = 'Assignments1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      recordTable(
        'known_assignment',
        `allegation_id text COLLATE "C" NOT NULL,
         reader_key text NOT NULL CHECK (reader_key <> ''),
         ended_at timestamptz`,
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mechanism.known_assignment');
  }
}
