import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The times of the hotline are a matter of the terms; under those adopted before, calls had these. */
export class HotlineMinutes1764000000004 implements MigrationInterface {
  name = 'HotlineMinutes1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mechanism.terms_of_reference ADD hotline jsonb NOT NULL
        DEFAULT '{"relayMinutes": 10, "acknowledgeMinutes": 30, "answerMinutes": 120}';
      ALTER TABLE mechanism.terms_of_reference ALTER hotline DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mechanism.terms_of_reference DROP hotline');
  }
}
