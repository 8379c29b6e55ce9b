import type { MigrationInterface, QueryRunner } from 'typeorm';

import { recordTable } from '../../../shared/database/mechanism-tables.js';

const TABLES = [
  recordTable(
    'verification_task',
    `allegation_id text COLLATE "C" NOT NULL REFERENCES mechanism.allegation (id),
     kind text NOT NULL,
     status text NOT NULL,
     host_code text,
     access_requested_at timestamptz CHECK ((access_requested_at IS NULL) = (access_delays_at IS NULL)),
     access_delays_at timestamptz CHECK (access_delays_at > access_requested_at),
     access_denies_at timestamptz CHECK (access_denies_at > access_requested_at),
     terms_version text,
     access_outcome text CHECK (access_outcome IN ('ACCESS_GRANTED', 'ACCESS_DELAYED', 'ACCESS_DENIED')),
     access_hours float8 CHECK (access_hours >= 0),
     access_reasons jsonb,
     started_at timestamptz,
     reported_at timestamptz,
     report jsonb CHECK ((report IS NULL) = (reported_at IS NULL)),
     accepted_at timestamptz,
     cancelled_at timestamptz`,
  ),
  'CREATE INDEX ON mechanism.verification_task (allegation_id);',
  // What the worker asks for, again and again.
  `CREATE INDEX verification_task_silent ON mechanism.verification_task (access_delays_at)
     WHERE status IN ('ACCESS_REQUESTED', 'ACCESS_DELAYED');`,
  recordTable(
    'visit_plan',
    `task_id text COLLATE "C" NOT NULL UNIQUE REFERENCES mechanism.verification_task (id),
     allegation_id text COLLATE "C" NOT NULL REFERENCES mechanism.allegation (id),
     team text[] NOT NULL,
     schedule_from timestamptz NOT NULL,
     schedule_until timestamptz NOT NULL CHECK (schedule_until > schedule_from),
     route text,
     staff_positions text`,
  ),
  recordTable(
    'observation',
    `task_id text COLLATE "C" NOT NULL REFERENCES mechanism.verification_task (id),
     allegation_id text COLLATE "C" NOT NULL REFERENCES mechanism.allegation (id),
     method text NOT NULL,
     at timestamptz NOT NULL,
     time_precision text NOT NULL,
     bearing_deg int CHECK (bearing_deg BETWEEN 0 AND 359),
     distance_m int CHECK (distance_m >= 0),
     text jsonb NOT NULL,
     position_latitude float8 CHECK (position_latitude BETWEEN -90 AND 90),
     position_longitude float8 CHECK (position_longitude BETWEEN -180 AND 180),
     CHECK ((position_latitude IS NULL) = (position_longitude IS NULL))`,
  ),
  'CREATE INDEX ON mechanism.observation (allegation_id);',
];

/** The verification of a case: tasks, who goes there, and what is observed. */
export class VerificationTasks1764000000014 implements MigrationInterface {
  name = 'VerificationTasks1764000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES.join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE mechanism.observation, mechanism.visit_plan, mechanism.verification_task',
    );
  }
}
