import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For every subgraph: all grants of a record, ended ones too, are found without reading those of others. */
export class GrantHistory1764000000101 implements MigrationInterface {
  name = 'GrantHistory1764000000101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX record_grant_record ON mechanism.record_grant (record_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX mechanism.record_grant_record');
  }
}
