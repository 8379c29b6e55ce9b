import type { MigrationInterface, QueryRunner } from 'typeorm';

import { MECHANISM_TABLES, recordTable } from '../../../shared/database/mechanism-tables.js';

const TABLES = [
  // The digest is not unique, not even within a delegation: what another holds must not be felt.
  recordTable(
    'evidence_item',
    `kind text NOT NULL,
     status text NOT NULL,
     submitted_by_code text NOT NULL,
     title jsonb NOT NULL,
     description jsonb,
     collected_at timestamptz,
     collected_place text,
     sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
     size bigint CHECK (size BETWEEN 1 AND 9007199254740991),
     media_type text,
     sealed_at timestamptz,
     source_protection text,
     attribution_label text,
     CHECK (status = 'DRAFT' OR num_nulls(sha256, size, media_type, sealed_at) = 0)`,
  ),
  recordTable(
    'custody_event',
    `item_id text COLLATE "C" NOT NULL REFERENCES mechanism.evidence_item (id),
     seq int NOT NULL CHECK (seq > 0),
     action text NOT NULL,
     at timestamptz NOT NULL,
     actor_role text NOT NULL,
     sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
     prev_hash text NOT NULL CHECK (prev_hash ~ '^[0-9a-f]{64}$'),
     hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
     UNIQUE (item_id, seq)`,
  ),
  recordTable(
    'evidence_link',
    `item_id text COLLATE "C" NOT NULL REFERENCES mechanism.evidence_item (id),
     allegation_id text COLLATE "C" NOT NULL,
     relevance jsonb,
     UNIQUE (item_id, allegation_id)`,
  ),
];

/**
 * Rights are given to whole schemas at every migration, so that the mechanism's role may UPDATE and DELETE any
 * table; a trigger is what it cannot pass. The columns that may still move are the trigger's arguments.
 */
const APPEND_ONLY = `
  CREATE FUNCTION mechanism.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - TG_ARGV = to_jsonb(OLD) - TG_ARGV THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a row of % stays as it was written', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END $$;
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON mechanism.custody_event
    FOR EACH ROW EXECUTE FUNCTION mechanism.refuse_change('marking', 'version', 'updated_at');
  CREATE TRIGGER append_only_table BEFORE TRUNCATE ON mechanism.custody_event
    FOR EACH STATEMENT EXECUTE FUNCTION mechanism.refuse_change();
  -- What is sealed stays as it was sealed; its life goes on in the status.
  CREATE TRIGGER sealed BEFORE UPDATE OR DELETE ON mechanism.evidence_item
    FOR EACH ROW WHEN (OLD.sealed_at IS NOT NULL)
    EXECUTE FUNCTION mechanism.refuse_change('status', 'marking', 'version', 'updated_at');`;

/** The first slice: evidence items, their custody and their links to allegations. */
export class FirstSlice1764000000001 implements MigrationInterface {
  name = 'FirstSlice1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query([MECHANISM_TABLES, ...TABLES, APPEND_ONLY].join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA mechanism CASCADE; CREATE SCHEMA mechanism');
  }
}
