import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The times of the hotline by the terms of reference; under copies made before, calls had these. */
export class HotlineMinutes1764000000032 implements MigrationInterface {
  name = 'HotlineMinutes1764000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mechanism.known_terms ADD hotline jsonb NOT NULL
        DEFAULT '{"relayMinutes": 10, "acknowledgeMinutes": 30, "answerMinutes": 120}';
      ALTER TABLE mechanism.known_terms ALTER hotline DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mechanism.known_terms DROP hotline');
  }
}
