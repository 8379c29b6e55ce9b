import type { MigrationInterface, QueryRunner } from 'typeorm';

import { recordTable } from '../../../shared/database/mechanism-tables.js';

const UP = [
  `ALTER TABLE mechanism.allegation
     ADD return_reasons jsonb,
     ADD settlement_terms jsonb,
     ADD settlement_by_code text,
     ADD verification_started_at timestamptz,
     ADD suspension_reasons jsonb,
     ADD merged_into_id text COLLATE "C" REFERENCES mechanism.allegation (id) CHECK (merged_into_id <> id),
     ADD ended_at timestamptz;`,
  `ALTER TABLE mechanism.clock
     ADD extensions jsonb NOT NULL DEFAULT '[]',
     ADD expired_at timestamptz;`,
  // What the worker asks for, again and again.
  'CREATE INDEX clock_due ON mechanism.clock (due_at) WHERE stopped_at IS NULL AND expired_at IS NULL;',
  recordTable(
    'exit_proposal',
    `allegation_id text COLLATE "C" NOT NULL REFERENCES mechanism.allegation (id),
     kind text NOT NULL,
     reasons jsonb NOT NULL,
     merge_into_id text COLLATE "C" REFERENCES mechanism.allegation (id),
     status text NOT NULL,
     proposed_at timestamptz NOT NULL,
     cosigned_by_code text,
     cosigned_at timestamptz,
     CHECK ((kind = 'MERGER') = (merge_into_id IS NOT NULL)),
     CHECK ((status = 'COSIGNED') = (cosigned_at IS NOT NULL))`,
  ),
  'CREATE INDEX ON mechanism.exit_proposal (allegation_id);',
  // One proposal at a time, however many officers propose at once.
  "CREATE UNIQUE INDEX exit_proposal_open ON mechanism.exit_proposal (allegation_id) WHERE status = 'PROPOSED';",
];

const DOWN = `
  DROP TABLE mechanism.exit_proposal;
  DROP INDEX mechanism.clock_due;
  ALTER TABLE mechanism.clock DROP extensions, DROP expired_at;
  ALTER TABLE mechanism.allegation
    DROP return_reasons, DROP settlement_terms, DROP settlement_by_code, DROP verification_started_at,
    DROP suspension_reasons, DROP merged_into_id, DROP ended_at`;

/** The exits and returns of an allegation, and clocks that are extended and run out. */
export class LifeOfAnAllegation1764000000002 implements MigrationInterface {
  name = 'LifeOfAnAllegation1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP.join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
