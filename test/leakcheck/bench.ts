import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import pg from 'pg';

import { startEmbedded } from '../../shared/database/embedded.js';
import {
  type Changes,
  migrate,
  type Mizan,
  newPlace,
  type Place,
  startMizan,
} from './deployment.js';
import { DocumentBuilder } from './documents.js';
import { HttpClient } from './http.js';
import type { Observer } from './observers.js';
import { Performer } from './perform.js';
import type { Stage } from './play.js';
import { Stream } from './randomness.js';
import { graphqlCall } from './raw-calls.js';
import { Owner } from './reset.js';
import { type Must, type Places, setScene } from './scene.js';
import { find } from './story.js';

const NO_PLACES: Places = {
  sector: '',
  districts: [],
  agreement: '',
  session: '',
  cases: [],
  verifying: [],
  finding: '',
};

/** Nothing here has to survive a power cut, and the test clears away dead rows itself: at times that are the same for all histories. */
const SETTINGS = [
  ...['autovacuum = off', 'fsync = off', 'full_page_writes = off'],
  // Every statement is a small one: compiling it would cost more than running it.
  'jit = off',
];

async function unburden(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const setting of SETTINGS) await client.query(`ALTER SYSTEM SET ${setting}`);
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}

/** A PostgreSQL for the test: the one that is given, or one of our own. */
export async function openServer(
  given: string | undefined,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() };
  const home = mkdtempSync(path.join(os.tmpdir(), 'mizan-leakcheck-'));
  const server = await startEmbedded({ home, log: () => undefined });
  await unburden(server.url);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

interface Started {
  readonly mizan: Mizan;
  readonly http: HttpClient;
  readonly stage: Stage;
}

/** The databases with the scene in them, and a Mizan on them that can be started anew with other parts. */
export class Bench {
  #started: Started | undefined;
  #places: Places | undefined;
  #built: { readonly from: string; readonly builder: DocumentBuilder } | undefined;
  asked: (query: string, who: Observer) => void = () => undefined;
  /** Whether the worlds were built under a planted policy. */
  underFault = false;
  /** Called before every history: what a planted fault keeps between requests begins anew. */
  fresh: () => void = () => undefined;

  private constructor(
    readonly place: Place,
    readonly owner: Owner,
  ) {}

  /** Makes the databases, records the scene and remembers it. */
  static async open(ownerUrl: string): Promise<Bench> {
    const place = newPlace(ownerUrl);
    await migrate(place);
    const bench = new Bench(place, await Owner.open(place));
    await bench.restart();
    await bench.#scene();
    await bench.owner.remember();
    await bench.restart();
    return bench;
  }

  /** What histories are played on. */
  get stage(): Stage {
    if (!this.#started) throw new Error('the bench is closed');
    return this.#started.stage;
  }

  /** The schema that the gateway shows. */
  get schema(): GraphQLSchema {
    return this.stage.looker.builder.schema;
  }

  /** Starts Mizan anew, with what a planted fault puts in the place of its parts. */
  async restart(changes: Changes = {}): Promise<void> {
    await this.#halt();
    const mizan = await startMizan(this.place, changes);
    const http = new HttpClient(mizan.url);
    const answer = await http.send(graphqlCall(getIntrospectionQuery({ descriptions: false }), {}));
    const builder = this.#builderFor(answer.body);
    const performer = new Performer(mizan, this.owner, http, builder.schema);
    const looker = {
      performer,
      builder,
      asked: (query: string, who: Observer) => {
        this.asked(query, who);
      },
    };
    const places = this.#places ?? NO_PLACES;
    this.#started = { mizan, http, stage: { performer, looker, places } };
  }

  async close(): Promise<void> {
    await this.#halt();
    await this.owner.close();
  }

  /** What is planned with a schema is planned once: a fault in a policy leaves the schema as it is. */
  #builderFor(introspection: string): DocumentBuilder {
    if (this.#built?.from === introspection) return this.#built.builder;
    const { data } = JSON.parse(introspection) as { data: IntrospectionQuery };
    const builder = new DocumentBuilder(buildClientSchema(data));
    this.#built = { from: introspection, builder };
    return builder;
  }

  async #halt(): Promise<void> {
    this.#started?.http.close();
    await this.#started?.mizan.stop();
    this.#started = undefined;
  }

  async #scene(): Promise<void> {
    const { performer } = this.stage;
    let at = 0;
    const sql = 'SELECT incident_id AS id FROM mechanism.allegation WHERE id = $1';
    const incidentOf = async (id: string): Promise<string> =>
      performer.find(find('incidents', sql, id));
    const must: Must = async (seat, act, input) => {
      at += 1;
      const step = { step: `S${String(at)}`, stream: new Stream(`S${String(at)}`), watched: false };
      performer.clock.at = new Date(Date.parse('2099-01-02T00:00:00.000Z') + at * 60_000);
      const { id } = await performer.perform({ seat, act, input }, step, `the-scene-${String(at)}`);
      return id;
    };
    this.#places = await setScene({ must, incidentOf });
  }
}
