import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports that come after the one with which a case begins. */
export class FurtherReports1764000000041 implements MigrationInterface {
  name = 'FurtherReports1764000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE mechanism.report ADD further boolean NOT NULL DEFAULT false CHECK (NOT further OR notice_text IS NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mechanism.report DROP further');
  }
}
