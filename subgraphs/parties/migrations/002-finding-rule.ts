import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a finding is determined is a matter of the terms; those adopted before said nothing else than the default. */
export class FindingRule1764000000002 implements MigrationInterface {
  name = 'FindingRule1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mechanism.terms_of_reference ADD finding_rule text NOT NULL DEFAULT 'MEDIATORS_CONCUR'
        CHECK (finding_rule IN ('MEDIATORS_CONCUR','CHAIR_PROCEDURAL'));
      ALTER TABLE mechanism.terms_of_reference ALTER finding_rule DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mechanism.terms_of_reference DROP finding_rule');
  }
}
