import type { Fault } from './garden.js';

interface Trigger {
  readonly name: string;
  readonly what: string;
  readonly observer: string;
  readonly subgraph: string;
  /** When, and on which table: `BEFORE INSERT ON mechanism.incident`. */
  readonly on: string;
  readonly body: string;
  readonly before?: string;
  readonly plans?: true;
}

function trigger({ name, what, observer, subgraph, on, body, before, plans }: Trigger): Fault {
  const table = on.split(' ').at(-1) ?? '';
  return {
    name,
    what,
    observer,
    ...(plans && { plans }),
    plant: async (garden) => {
      await garden.sql(
        subgraph,
        `${before ?? ''};
         CREATE FUNCTION mechanism.planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body}; RETURN NEW; END $$;
         CREATE TRIGGER planted ${on} FOR EACH ROW EXECUTE FUNCTION mechanism.planted()`,
        `DROP TRIGGER planted ON ${table}; DROP FUNCTION mechanism.planted(); DROP SEQUENCE IF EXISTS mechanism.planted_seq`,
      );
    },
  };
}

function unique(
  name: string,
  what: string,
  observer: string,
  subgraph: string,
  index: string,
): Fault {
  return {
    name,
    what,
    observer,
    plant: async (garden) => {
      await garden.sql(
        subgraph,
        `CREATE UNIQUE INDEX planted ON ${index}`,
        'DROP INDEX mechanism.planted',
      );
    },
  };
}

const TRIGGERS: readonly Trigger[] = [
  {
    name: 'shared-counter',
    what: 'references of incidents are counted over all delegations',
    observer: 'pak-officer',
    subgraph: 'incidents',
    on: 'BEFORE INSERT ON mechanism.incident',
    body: "NEW.reference := 'I-' || (SELECT count(*) FROM mechanism.incident)",
  },
  {
    name: 'sequence-in-reference',
    what: 'references of the registry come from a sequence',
    observer: 'pak-head',
    subgraph: 'incidents',
    on: 'BEFORE UPDATE ON mechanism.allegation',
    before: 'SELECT 1',
    body: "IF NEW.registry_ref IS NOT NULL AND OLD.registry_ref IS NULL THEN NEW.registry_ref := 'R-' || (SELECT count(registry_ref) FROM mechanism.allegation); END IF",
  },
  {
    name: 'mechanism-times',
    what: "the world's row has the time at which the mechanism wrote the record",
    observer: 'pak-officer',
    subgraph: 'incidents',
    on: 'BEFORE INSERT ON world_pak.allegation',
    body: 'NEW.created_at := (SELECT created_at FROM mechanism.allegation WHERE id = NEW.id)',
  },
  {
    name: 'mechanism-version',
    what: "the world's version counts the acts of the whole mechanism",
    observer: 'tur-mediator',
    subgraph: 'incidents',
    on: 'BEFORE INSERT OR UPDATE ON world_tur.allegation',
    body: 'NEW.version := (SELECT count(*) FROM mechanism.audit_entry) + 1',
  },
  {
    name: 'parent-touched',
    what: 'a hidden item of the agenda touches updatedAt and version of the shared session',
    observer: 'pak-officer',
    subgraph: 'mediation',
    on: 'AFTER INSERT ON mechanism.agenda_item',
    body: 'UPDATE world_pak.session SET updated_at = NEW.created_at, version = version + 1 WHERE id = NEW.session_id',
  },
  {
    name: 'caucus-in-round',
    what: 'the round of a session counts the caucuses',
    observer: 'qat-mediator',
    subgraph: 'mediation',
    on: 'BEFORE INSERT ON mechanism.session',
    body: 'NEW.round := (SELECT count(*) FROM mechanism.session) + 1',
  },
  {
    name: 'custody-number-of-all',
    what: 'the numbers in a chain of custody count the events of all items',
    observer: 'tur-mediator',
    subgraph: 'evidence',
    on: 'BEFORE INSERT ON mechanism.custody_event',
    body: 'NEW.seq := (SELECT count(*) FROM mechanism.custody_event) + 1',
  },
  {
    name: 'tally-of-drafts',
    what: "the secretariat's tally counts the parties' drafts",
    observer: 'sec-secretariat',
    subgraph: 'incidents',
    on: 'AFTER INSERT ON mechanism.allegation',
    body: `INSERT INTO world_sec.allegation_tally (respondent_code, act, status, response_state, n)
      VALUES (NEW.respondent_code, NEW.act, NEW.status, NEW.response_state, 1)`,
  },
  {
    name: 'rows-behind-a-policy',
    what: "the other side's drafts lie in the world, and row security hides them",
    observer: 'pak-officer',
    subgraph: 'incidents',
    on: 'AFTER INSERT ON world_afg.allegation',
    body: 'INSERT INTO world_pak.allegation SELECT (jsonb_populate_record(NEW, \'{"until": "2000-01-01"}\')).* ON CONFLICT DO NOTHING',
    plans: true,
  },
];

const UNIQUES: readonly Fault[] = [
  unique(
    'unique-digest',
    'a digest may be there once in the mechanism',
    'pak-officer',
    'evidence',
    'mechanism.evidence_item (sha256)',
  ),
  unique(
    'unique-session-time',
    'one session at a time, caucuses too',
    'pak-officer',
    'mediation',
    'mechanism.session (opens_at)',
  ),
  unique(
    'unique-key',
    'idempotency keys are unique over all delegations',
    'afg-officer',
    'incidents',
    'mechanism.idempotency (key)',
  ),
];

function policy(
  name: string,
  what: string,
  observer: string,
  subgraph: string,
  table: string,
  seat: string,
): Fault {
  return {
    name,
    what,
    observer,
    plant: async (garden) => {
      const role = `"${garden.bench.place.prefix}_${seat}"`;
      await garden.sql(
        subgraph,
        `GRANT SELECT ON ${table} TO ${role}; CREATE POLICY planted ON ${table} FOR SELECT TO ${role} USING (true)`,
        `DROP POLICY planted ON ${table}`,
      );
    },
  };
}

const POLICIES: readonly Fault[] = [
  policy(
    'monitor-reads-cases',
    'a monitor reads cases that are not assigned to it',
    'sec-monitor',
    'incidents',
    'world_sec.allegation',
    'sec_monitor',
  ),
  policy(
    'custodian-reads-evidence',
    'the source custodian reads evidence',
    'sec-custodian',
    'evidence',
    'world_sec.evidence_item',
    'sec_custodian',
  ),
  policy(
    'officer-reads-notes',
    "row security forgets a note's roles",
    'afg-officer',
    'mediation',
    'world_afg.session',
    'afg_officer',
  ),
  policy(
    'app-reads-drafts',
    "row security forgets an app's cap on markings",
    'pak-app',
    'incidents',
    'world_pak.allegation',
    'pak_app',
  ),
];

export const DATABASE_FAULTS: readonly Fault[] = [
  ...TRIGGERS.map(trigger),
  ...UNIQUES,
  ...POLICIES,
];
