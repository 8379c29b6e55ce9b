import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls on the hotline that became a report. */
export class ReportsOfCalls1764000000042 implements MigrationInterface {
  name = 'ReportsOfCalls1764000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE mechanism.report
         ADD hotline_call_id text COLLATE "C" REFERENCES mechanism.hotline_call (id)
           CHECK ((hotline_call_id IS NULL) = (origin <> 'HOTLINE'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mechanism.report DROP hotline_call_id');
  }
}
