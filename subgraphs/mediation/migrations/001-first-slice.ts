import type { MigrationInterface, QueryRunner } from 'typeorm';

import { MECHANISM_TABLES, recordTable } from '../../../shared/database/mechanism-tables.js';

const TABLES = [
  recordTable(
    'session',
    `kind text NOT NULL,
     status text NOT NULL,
     place text NOT NULL,
     opens_at timestamptz NOT NULL,
     closes_at timestamptz NOT NULL CHECK (closes_at > opens_at),
     round int CHECK (round > 0),
     open boolean NOT NULL,
     party_code text,
     mediator_codes text[],
     CHECK ((kind = 'CAUCUS') = (marking = 'CAUCUS')),
     CHECK ((kind = 'CAUCUS') = (party_code IS NOT NULL)),
     CHECK ((kind = 'CAUCUS') = (mediator_codes IS NOT NULL)),
     CHECK (NOT (open AND kind IN ('CAUCUS', 'PRINCIPALS')))`,
  ),
  recordTable(
    'agenda_item',
    `session_id text COLLATE "C" NOT NULL REFERENCES mechanism.session (id),
     text jsonb NOT NULL,
     allegation_id text COLLATE "C"`,
  ),
  recordTable(
    'caucus_note',
    `party_code text NOT NULL,
     mediator_codes text[] NOT NULL CHECK (cardinality(mediator_codes) > 0),
     session_id text COLLATE "C" REFERENCES mechanism.session (id),
     status text NOT NULL,
     body jsonb NOT NULL,
     conveyable_text jsonb,
     CHECK (marking = 'CAUCUS')`,
  ),
];

/** The first slice: sessions with their agenda, and caucus notes. */
export class FirstSlice1764000000001 implements MigrationInterface {
  name = 'FirstSlice1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query([MECHANISM_TABLES, ...TABLES].join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA mechanism CASCADE; CREATE SCHEMA mechanism');
  }
}
