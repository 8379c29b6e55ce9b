import pg from 'pg';

import { databaseName } from '../../shared/database/connection.js';
import { urlOfDatabase } from '../../shared/database/owner-url.js';
import { DEFINITIONS } from '../../subgraphs/definitions.js';
import type { Place } from './deployment.js';

const TABLES = `
  SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND (n.nspname = 'mechanism' OR n.nspname LIKE 'world\\_%')
    AND NOT (n.nspname = 'mechanism' AND c.relname IN ('migration', 'world_digest'))
  ORDER BY 1, 2`;

/** The owner's own connections to the four databases: for setting back, looking, and planting faults. */
export class Owner {
  readonly #clients = new Map<string, pg.Client>();
  #restore = new Map<string, string>();
  #truncate = new Map<string, string>();

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
      const fill: string[] = [];
      for (const { schema, name } of tables) {
        const table = `"${schema}"."${name}"`;
        const copy = `leakcheck."${schema}.${name}"`;
        const [kept] = await this.run<{ some: boolean }>(
          subgraph,
          `SELECT EXISTS (SELECT FROM ${table}) AS some`,
        );
        if (!kept?.some) continue;
        await this.run(subgraph, `CREATE TABLE ${copy} AS TABLE ${table}`);
        fill.push(`INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM ${copy}`);
      }
      const names = tables.map(({ schema, name }) => `"${schema}"."${name}"`);
      const empty = names.map((table) => `DELETE FROM ${table}`);
      this.#restore.set(subgraph, [...empty, ...fill].join(';'));
      this.#truncate.set(subgraph, [`TRUNCATE ${names.join(', ')} CASCADE`, ...fill].join(';'));
    }
  }

  /** Sets all databases back to what was remembered; `clean` leaves no dead row behind, and takes longer. */
  async reset(how: 'fast' | 'clean' = 'fast'): Promise<void> {
    const statements = how === 'fast' ? this.#restore : this.#truncate;
    await Promise.all([...statements].map(([subgraph, text]) => this.run(subgraph, text)));
  }

  /** Clears away dead rows and renews the planner's statistics. */
  async vacuum(): Promise<void> {
    await Promise.all(
      [...this.#clients.keys()].map((subgraph) => this.run(subgraph, 'VACUUM ANALYZE')),
    );
  }

  /** Closes the connections. */
  async close(): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.end()));
  }
}
