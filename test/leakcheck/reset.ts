import pg from 'pg';

import { databaseName } from '../../shared/database/names.js';
import { urlOfDatabase } from '../../shared/database/owner-url.js';
import { DEFINITIONS } from '../../subgraphs/definitions.js';
import type { Place } from './deployment.js';
import { takeWritten } from './written.js';

const TABLES = `
  SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND (n.nspname = 'mechanism' OR n.nspname LIKE 'world\\_%')
    AND NOT (n.nspname = 'mechanism' AND c.relname IN ('migration', 'world_digest'))
  ORDER BY 1, 2`;

const REFERENCES = `
  SELECT format('"%s"."%s"', fn.nspname, f.relname) AS from, format('"%s"."%s"', tn.nspname, t.relname) AS to
  FROM pg_constraint k
  JOIN pg_class f ON f.oid = k.conrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
  JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
  WHERE k.contype = 'f'`;

interface Reference {
  readonly from: string;
  readonly to: string;
}

/** Adds the tables that hold references: PostgreSQL empties a table only together with those. */
function withReferring(tables: Set<string>, references: readonly Reference[]): Set<string> {
  const more = references.filter(({ from, to }) => tables.has(to) && !tables.has(from));
  if (more.length === 0) return tables;
  return withReferring(new Set([...tables, ...more.map(({ from }) => from)]), references);
}

/** After so many resets every table is compared with what was remembered. */
const COMPARE_EVERY = 50;

/** A table, and how it is filled with what was remembered of it. */
interface Kept {
  readonly table: string;
  /** The copy, where there were rows. */
  readonly copy: string | undefined;
}

function fillOf({ table, copy }: Kept): readonly string[] {
  return copy === undefined
    ? []
    : [`INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM ${copy}`];
}

/** Everything in a table, as one text. */
function digestOf(table: string): string {
  return `(SELECT md5(string_agg(r::text, ' ' ORDER BY r::text)) FROM ${table} r)`;
}

/** The owner's own connections to the four databases: for setting back, looking, and planting faults. */
export class Owner {
  readonly #clients = new Map<string, pg.Client>();
  readonly #kept = new Map<string, readonly Kept[]>();
  readonly #references = new Map<string, readonly Reference[]>();
  /** Tables written to since all of them were emptied to the last page. */
  readonly #worn = new Map<string, Set<string>>();
  #resets = 0;
  /** Whether something writes that this process does not see: a planted trigger. Then every table is set back. */
  unseen = false;

  private constructor(readonly place: Place) {}

  /** Opens one connection to each subgraph's database. */
  static async open(place: Place): Promise<Owner> {
    const owner = new Owner(place);
    for (const { name } of DEFINITIONS) {
      const connectionString = urlOfDatabase(place.ownerUrl, databaseName(place.prefix, name));
      const client = new pg.Client({ connectionString });
      await client.connect();
      // Nothing here has to survive a power cut; what waits for a disk would only make the test slow.
      await client.query(
        `ALTER DATABASE ${pg.escapeIdentifier(databaseName(place.prefix, name))} SET synchronous_commit = off`,
      );
      // Foreign keys and triggers are the product's: setting back is not one of its acts.
      await client.query('SET session_replication_role = replica; SET synchronous_commit = off');
      owner.#clients.set(name, client);
    }
    return owner;
  }

  /** Runs a statement in a subgraph's database. */
  async run<Row extends object>(
    subgraph: string,
    text: string,
    values: unknown[] = [],
  ): Promise<readonly Row[]> {
    const client = this.#clients.get(subgraph);
    if (!client) throw new Error(`no database of ${subgraph}`);
    const { rows } = await client.query<Row>(text, values.length > 0 ? values : undefined);
    return rows;
  }

  /** Remembers what is in the databases now: from here on every history begins. */
  async remember(): Promise<void> {
    for (const subgraph of this.#clients.keys()) {
      const tables = await this.run<{ schema: string; name: string }>(subgraph, TABLES);
      await this.run(subgraph, 'DROP SCHEMA IF EXISTS leakcheck CASCADE; CREATE SCHEMA leakcheck');
      const kept: Kept[] = [];
      for (const { schema, name } of tables) {
        const table = `"${schema}"."${name}"`;
        const copy = `leakcheck."${schema}.${name}"`;
        const [found] = await this.run<{ some: boolean }>(
          subgraph,
          `SELECT EXISTS (SELECT FROM ${table}) AS some`,
        );
        if (found?.some) await this.run(subgraph, `CREATE TABLE ${copy} AS TABLE ${table}`);
        kept.push({ table, copy: found?.some ? copy : undefined });
      }
      this.#kept.set(subgraph, kept);
      this.#references.set(subgraph, await this.run<Reference>(subgraph, REFERENCES));
      takeWritten(this.#database(subgraph));
    }
  }

  #database(subgraph: string): string {
    return databaseName(this.place.prefix, subgraph);
  }

  /** Chooses what has to be set back: what was written to, or everything when something writes unseen. */
  #toReset(subgraph: string, how: 'fast' | 'clean'): readonly Kept[] {
    const written = takeWritten(this.#database(subgraph));
    const worn = this.#worn.get(subgraph) ?? new Set<string>();
    for (const table of written) worn.add(table);
    this.#worn.set(subgraph, how === 'clean' ? new Set() : worn);
    const kept = this.#kept.get(subgraph) ?? [];
    if (this.unseen) return kept;
    const references = this.#references.get(subgraph) ?? [];
    const wanted = how === 'clean' ? withReferring(worn, references) : new Set(written);
    return kept.filter(({ table }) => wanted.has(table));
  }

  /** Sets all databases back to what was remembered; `clean` leaves no dead row behind, and takes longer. */
  async reset(how: 'fast' | 'clean' = 'fast'): Promise<void> {
    this.#resets += 1;
    await Promise.all(
      [...this.#clients.keys()].map(async (subgraph) => {
        const tables = this.#toReset(subgraph, how);
        if (tables.length === 0) return;
        const empty =
          how === 'clean'
            ? [`TRUNCATE ${tables.map(({ table }) => table).join(', ')}`]
            : tables.map(({ table }) => `DELETE FROM ${table}`);
        await this.run(
          subgraph,
          ['BEGIN', ...empty, ...tables.flatMap(fillOf), 'COMMIT'].join(';'),
        );
        // What was written just now is the reset itself.
        takeWritten(this.#database(subgraph));
      }),
    );
    if (this.#resets % COMPARE_EVERY === 0) await this.#compare();
  }

  /** @throws Error when a table is not as it was remembered: something was written that nobody saw */
  async #compare(): Promise<void> {
    for (const [subgraph, kept] of this.#kept) {
      const checks = kept.map(
        ({ table, copy }) =>
          `SELECT '${table}' AS name WHERE ${digestOf(table)} IS DISTINCT FROM ${copy === undefined ? 'NULL' : digestOf(copy)}`,
      );
      const wrong = await this.run<{ name: string }>(subgraph, checks.join(' UNION ALL '));
      const names = wrong.map(({ name }) => name).join(', ');
      if (wrong.length > 0) throw new Error(`${subgraph}: not set back: ${names}`);
    }
  }

  /** Clears away dead rows of a world, or of whatever was written to, and renews the planner's statistics. */
  async vacuum(world?: string): Promise<void> {
    await Promise.all(
      [...this.#kept].map(async ([subgraph, kept]) => {
        const worn = this.#worn.get(subgraph);
        const tables = kept.filter(({ table }) =>
          world ? table.startsWith(`"${world}".`) : (worn?.has(table) ?? false),
        );
        if (tables.length === 0) return;
        const names = tables.map(({ table }) => table).join(', ');
        await this.run(subgraph, `VACUUM (ANALYZE) ${names}`);
      }),
    );
  }

  /** Closes the connections. */
  async close(): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.end()));
  }
}
