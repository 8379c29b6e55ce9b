import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases that the secretariat or a monitor brings: of two parties of which neither is the submitter. */
export class Intake1764000000044 implements MigrationInterface {
  name = 'Intake1764000000044';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE mechanism.allegation
         ADD other_party_code text CHECK (other_party_code NOT IN (by_code, respondent_code))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mechanism.allegation DROP other_party_code');
  }
}
