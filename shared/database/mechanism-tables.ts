/**
 * The tables that every subgraph's mechanism has beside its records. Written by the first migration of
 * each subgraph; later changes are migrations of their own.
 */
export const MECHANISM_TABLES = `
  -- Who was given what: a row gives one delegation a clearance on one record, written by one act.
  CREATE TABLE mechanism.record_grant (
    id uuid PRIMARY KEY,
    record_type text NOT NULL,
    record_id text COLLATE "C" NOT NULL,
    delegation text NOT NULL,
    clearance text NOT NULL CHECK (clearance IN ('PUBLIC','MECHANISM','PARTIES','SUBMITTER','DRAFT','CAUCUS','SOURCE')),
    only_roles text[],
    since timestamptz NOT NULL,
    until timestamptz,
    act text NOT NULL,
    ended_at timestamptz,
    ended_by text
  );
  CREATE INDEX ON mechanism.record_grant (record_id, delegation) WHERE ended_at IS NULL;
  CREATE INDEX ON mechanism.record_grant (record_type, delegation) WHERE ended_at IS NULL;

  -- The version and the times of a record as each delegation knows them: a hidden change moves none of the other side's.
  CREATE TABLE mechanism.known (
    delegation text NOT NULL,
    record_type text NOT NULL,
    record_id text COLLATE "C" NOT NULL,
    version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (delegation, record_type, record_id)
  );

  -- One row an acknowledged act and caller: the same key and input give the same answer again.
  CREATE TABLE mechanism.idempotency (
    delegation text NOT NULL,
    subject text NOT NULL,
    key text NOT NULL,
    act text NOT NULL,
    input_digest text NOT NULL,
    record_id text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (delegation, subject, key)
  );

  -- One hash chain a delegation: no number in it counts another side's acts.
  CREATE TABLE mechanism.audit_entry (
    delegation text NOT NULL,
    seq bigint NOT NULL,
    at timestamptz NOT NULL,
    act text NOT NULL,
    subject text NOT NULL,
    role text NOT NULL,
    record_type text NOT NULL,
    record_id text NOT NULL,
    input_digest text NOT NULL,
    prev_hash text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (delegation, seq)
  );

  -- Events for other subgraphs, written with the act and delivered at least once, in order for each record.
  CREATE TABLE mechanism.outbox (
    id uuid PRIMARY KEY,
    n bigint GENERATED ALWAYS AS IDENTITY,
    target text NOT NULL,
    topic text NOT NULL,
    record_id text NOT NULL,
    payload jsonb NOT NULL,
    at timestamptz NOT NULL,
    delivered_at timestamptz
  );
  CREATE INDEX ON mechanism.outbox (target, n) WHERE delivered_at IS NULL;
  CREATE TABLE mechanism.inbox (
    id uuid PRIMARY KEY,
    source text NOT NULL,
    topic text NOT NULL,
    at timestamptz NOT NULL
  );

  -- What this subgraph knows of records of other subgraphs: who holds a grant on them, and no more.
  CREATE TABLE mechanism.foreign_record (
    record_id text COLLATE "C" PRIMARY KEY,
    audience text[] NOT NULL,
    revision bigint NOT NULL
  );
  -- The records here that link to a record elsewhere, with the clearances that they have in their own right.
  CREATE TABLE mechanism.foreign_link (
    record_type text NOT NULL,
    record_id text COLLATE "C" PRIMARY KEY,
    target_id text COLLATE "C" NOT NULL REFERENCES mechanism.foreign_record (record_id),
    wanted jsonb NOT NULL
  );
  CREATE INDEX ON mechanism.foreign_link (target_id);

  -- The policy, the structure and the seats under which each world was built.
  CREATE TABLE mechanism.world_digest (
    world text PRIMARY KEY,
    digest text NOT NULL
  );
`;

/** Builds the DDL of a record's table from its own columns; the mechanism alone has constraints. */
export function recordTable(table: string, columns: string): string {
  return `
    CREATE TABLE mechanism.${table} (
      id text COLLATE "C" PRIMARY KEY,
      originator text NOT NULL,
      marking text NOT NULL CHECK (marking IN ('PUBLIC','MECHANISM','PARTIES','SUBMITTER','DRAFT','CAUCUS','SOURCE')),
      clearance text,
      only_roles text[],
      until timestamptz,
      version int NOT NULL,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      ${columns}
    );`;
}
