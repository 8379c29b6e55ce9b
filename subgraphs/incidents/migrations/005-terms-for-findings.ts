import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = [
  ['finding_standard', 'BALANCE_OF_PROBABILITIES'],
  ['serious_standard', 'CLEAR_AND_CONVINCING'],
  ['finding_rule', 'MEDIATORS_CONCUR'],
] as const;

/** What the terms say of findings; copies made before are given the mechanism's defaults. */
export class TermsForFindings1764000000005 implements MigrationInterface {
  name = 'TermsForFindings1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    const added = COLUMNS.map(
      ([column, value]) => `ADD ${column} text NOT NULL DEFAULT '${value}'`,
    );
    const firm = COLUMNS.map(([column]) => `ALTER ${column} DROP DEFAULT`);
    for (const changes of [added, firm])
      await runner.query(`ALTER TABLE mechanism.known_terms ${changes.join(', ')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const dropped = COLUMNS.map(([column]) => `DROP ${column}`);
    await runner.query(`ALTER TABLE mechanism.known_terms ${dropped.join(', ')}`);
  }
}
