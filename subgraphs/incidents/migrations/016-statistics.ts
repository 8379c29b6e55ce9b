import type { MigrationInterface, QueryRunner } from 'typeorm';

import { recordTable } from '../../../shared/database/mechanism-tables.js';

const UP = [
  recordTable(
    'week_statistics',
    `week_from date NOT NULL UNIQUE CHECK (extract(isodow FROM week_from) = 1),
     notified int CHECK (notified >= 3),
     by_party_cells jsonb NOT NULL,
     by_family_cells jsonb NOT NULL,
     by_sector_cells jsonb NOT NULL,
     hotline_cells jsonb NOT NULL`,
  ),
  'CREATE INDEX allegation_notified ON mechanism.allegation (notified_at);',
];

/** Published figures, by week. */
export class Statistics1764000000016 implements MigrationInterface {
  name = 'Statistics1764000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP.join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX mechanism.allegation_notified; DROP TABLE mechanism.week_statistics',
    );
  }
}
