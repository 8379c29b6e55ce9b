import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The incidents need the periods that were recorded before they kept copies. */
export class PeriodsForIncidents1764000000003 implements MigrationInterface {
  name = 'PeriodsForIncidents1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO mechanism.outbox (id, target, topic, record_id, payload, at)
      SELECT gen_random_uuid(), 'incidents', 'agreementPeriod', p.id,
        jsonb_build_object('id', p.id, 'from', p.starts_at, 'until', p.ends_at), now()
      FROM mechanism.agreement_period p JOIN mechanism.agreement a ON a.id = p.agreement_id
      WHERE a.status = 'IN_FORCE' ORDER BY p.starts_at`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM mechanism.outbox WHERE topic = 'agreementPeriod'");
  }
}
