import type { MigrationInterface, QueryRunner } from 'typeorm';

import { MECHANISM_TABLES, recordTable } from '../../../shared/database/mechanism-tables.js';

const TABLES = [
  recordTable(
    'delegation',
    `code text NOT NULL UNIQUE,
     kind text NOT NULL CHECK (kind IN ('PARTY','MEDIATOR','SECRETARIAT','OBSERVER')),
     capacities text[] NOT NULL CHECK (capacities <@ ARRAY['HOST','GUARANTOR','CO_CHAIR','WITNESS']),
     display_names jsonb NOT NULL,
     participation text NOT NULL CHECK (participation IN ('ACTIVE','PARTICIPATION_SUSPENDED','WITHDRAWN'))`,
  ),
  recordTable(
    'member',
    `delegation_id text COLLATE "C" NOT NULL REFERENCES mechanism.delegation (id),
     role text NOT NULL CHECK (role IN ('PARTY_HEAD','PARTY_OFFICER','MEDIATOR','SECRETARIAT','MONITOR','SOURCE_CUSTODIAN','OBSERVER','AUDITOR')),
     display_role text NOT NULL,
     name text NOT NULL,
     credentials text,
     valid_from timestamptz NOT NULL,
     valid_until timestamptz CHECK (valid_until > valid_from)`,
  ),
  'CREATE INDEX ON mechanism.member (delegation_id);',
  recordTable(
    'agreement',
    `title jsonb NOT NULL,
     form text NOT NULL CHECK (form IN ('SIGNED_TEXT','JOINT_STATEMENT','VERBAL_UNDERSTANDING','UNILATERAL_DECLARATION')),
     status text NOT NULL CHECK (status IN ('DRAFT','ANNOUNCED','IN_FORCE','UNDER_REVIEW','BREACH_FOUND','SUSPENDED','TERMINATED','LAPSED','SUPERSEDED')),
     conditional boolean NOT NULL,
     starts_at timestamptz NOT NULL,
     ends_at timestamptz CHECK (ends_at > starts_at),
     extended_until timestamptz,
     mediator_codes text[] NOT NULL,
     host_codes text[] NOT NULL`,
  ),
  recordTable(
    'agreement_period',
    `agreement_id text COLLATE "C" NOT NULL REFERENCES mechanism.agreement (id),
     kind text NOT NULL CHECK (kind IN ('FIRST','EXTENSION')),
     starts_at timestamptz NOT NULL,
     ends_at timestamptz CHECK (ends_at > starts_at)`,
  ),
  'CREATE INDEX ON mechanism.agreement_period (agreement_id);',
  recordTable(
    'obligation',
    `agreement_id text COLLATE "C" NOT NULL REFERENCES mechanism.agreement (id),
     code text NOT NULL,
     kind text NOT NULL CHECK (kind IN ('REFRAIN','PREVENT','ACT','NOTIFY','COOPERATE_WITH_VERIFICATION','FACILITATE')),
     nature text NOT NULL CHECK (nature IN ('CONDUCT','RESULT')),
     on_codes text[] NOT NULL CHECK (cardinality(on_codes) > 0),
     text jsonb NOT NULL,
     clause_ref text NOT NULL,
     valid_from timestamptz NOT NULL,
     valid_to timestamptz CHECK (valid_to > valid_from),
     UNIQUE (agreement_id, code)`,
  ),
  recordTable(
    'place',
    `kind text NOT NULL CHECK (kind IN ('SECTOR','PROVINCE','DISTRICT','LOCALITY','CROSSING')),
     names jsonb NOT NULL CHECK (jsonb_typeof(names) = 'array'),
     search_names text NOT NULL,
     side text CHECK (side IS NOT NULL OR kind IN ('SECTOR','CROSSING')),
     lat float8 CHECK (lat BETWEEN -90 AND 90),
     lon float8 CHECK (lon BETWEEN -180 AND 180),
     precision text NOT NULL CHECK (precision IN ('POINT','LOCALITY','DISTRICT','SECTOR','PROVINCE')),
     CHECK ((lat IS NULL) = (lon IS NULL))`,
  ),
  recordTable(
    'terms_of_reference',
    `agreement_id text COLLATE "C" NOT NULL REFERENCES mechanism.agreement (id),
     terms_version text NOT NULL,
     in_force_from timestamptz NOT NULL,
     clocks jsonb NOT NULL CHECK (jsonb_typeof(clocks) = 'array'),
     finding_standard text NOT NULL CHECK (finding_standard IN ('REASONABLE_SUSPICION','REASONABLE_GROUNDS_TO_BELIEVE','BALANCE_OF_PROBABILITIES','CLEAR_AND_CONVINCING')),
     serious_standard text NOT NULL CHECK (serious_standard IN ('REASONABLE_SUSPICION','REASONABLE_GROUNDS_TO_BELIEVE','BALANCE_OF_PROBABILITIES','CLEAR_AND_CONVINCING')),
     measure_rule text NOT NULL CHECK (measure_rule IN ('CONSENSUS_OF_PARTIES','CONSENSUS_THEN_MEDIATORS_CONCUR','MEDIATORS_CONCUR','CHAIR_PROCEDURAL','REFERRED_TO_PRINCIPALS')),
     UNIQUE (originator, terms_version),
     UNIQUE (originator, in_force_from)`,
  ),
];

/** The first slice: delegations, members, agreements with periods, obligations, places and terms of reference. */
export class FirstSlice1764000000001 implements MigrationInterface {
  name = 'FirstSlice1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query([MECHANISM_TABLES, ...TABLES].join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA mechanism CASCADE; CREATE SCHEMA mechanism');
  }
}
