import type { MigrationInterface, QueryRunner } from 'typeorm';

import { recordTable } from '../../../shared/database/mechanism-tables.js';

const UP = [
  recordTable(
    'incident_link',
    `first_id text COLLATE "C" NOT NULL REFERENCES mechanism.incident (id),
     second_id text COLLATE "C" NOT NULL REFERENCES mechanism.incident (id) CHECK (second_id <> first_id),
     by_code text NOT NULL,
     kind text NOT NULL,
     note jsonb,
     linked_at timestamptz NOT NULL,
     ended_at timestamptz`,
  ),
  // Two who link the same at once link it once; only those who know all links meet here.
  `CREATE UNIQUE INDEX incident_link_once ON mechanism.incident_link
     (least(first_id, second_id), greatest(first_id, second_id), kind) WHERE ended_at IS NULL;`,
];

/** Links between incidents. */
export class IncidentLinks1764000000026 implements MigrationInterface {
  name = 'IncidentLinks1764000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP.join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mechanism.incident_link');
  }
}
