import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For every subgraph: grants with an end are found without reading those that have none. */
export class DueGrants1764000000100 implements MigrationInterface {
  name = 'DueGrants1764000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX record_grant_until ON mechanism.record_grant (until) WHERE until IS NOT NULL AND ended_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX mechanism.record_grant_until');
  }
}
