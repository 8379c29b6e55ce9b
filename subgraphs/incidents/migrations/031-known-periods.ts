import type { MigrationInterface, QueryRunner } from 'typeorm';

import { recordTable } from '../../../shared/database/mechanism-tables.js';

/** Copies of the times for which an agreement is in force. */
export class KnownPeriods1764000000031 implements MigrationInterface {
  name = 'KnownPeriods1764000000031';

  async up(runner: QueryRunner): Promise<void> {
    const columns =
      'starts_at timestamptz NOT NULL, ends_at timestamptz CHECK (ends_at > starts_at)';
    await runner.query(recordTable('known_period', columns));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mechanism.known_period');
  }
}
