import type { MigrationInterface, QueryRunner } from 'typeorm';

import { recordTable } from '../../../shared/database/mechanism-tables.js';

const UP = [
  recordTable(
    'agreed_narrative',
    `incident_id text COLLATE "C" NOT NULL REFERENCES mechanism.incident (id),
     replaces_id text COLLATE "C" REFERENCES mechanism.agreed_narrative (id),
     text jsonb NOT NULL`,
  ),
  // Two who write at once replace the same text, and the second reads the first. The secretariat alone writes.
  `CREATE UNIQUE INDEX agreed_narrative_chain ON mechanism.agreed_narrative (incident_id, replaces_id)
     NULLS NOT DISTINCT;`,
];

/** Neutral texts on incidents. */
export class AgreedNarratives1764000000043 implements MigrationInterface {
  name = 'AgreedNarratives1764000000043';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP.join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mechanism.agreed_narrative');
  }
}
