import pg from 'pg';

import { databaseName, roleName } from '../../shared/database/connection.js';
import { urlOfDatabase } from '../../shared/database/owner-url.js';
import type { ClassName } from '../../shared/policy/classes.js';
import type { Audience, Course } from '../../shared/policy/course.js';
import { policyOf } from '../../shared/policy/policy.js';
import { APP_CAP } from '../../shared/policy/reach.js';
import { clearanceAt } from '../../shared/policy/visibility.js';
import type { Directory } from '../../shared/viewer/directory.js';
import { type DelegationKind, SCOPES } from '../../shared/viewer/roles.js';
import { allSeats, type Seat, worldSchema } from '../../shared/worlds/seats.js';
import { DEFINITIONS } from '../../subgraphs/definitions.js';
import type { Deployment } from '../support/deployment.js';

export const POLICY = policyOf(DEFINITIONS.map((definition) => definition.permissions));

/** Which delegation stands to a record as what; every other stands to it by its kind. */
export type Binding = Readonly<Partial<Record<Audience, string>>>;

/** A record that the scenario made, and where it stands by the document. */
export interface Tracked {
  readonly subgraph: string;
  readonly type: string;
  readonly id: string;
  readonly course: Course;
  readonly group: string;
  readonly binding: Binding;
  /** The record of another subgraph that it points at. */
  readonly target: string | null;
  stage: number;
}

/** Everything that a deployment's databases hold of records, grants and what each seat finds. */
export interface Held {
  /** `type id` → marking. */
  readonly records: ReadonlyMap<string, string>;
  /** `type id delegation clearance roles act`, of the grants that run. */
  readonly grants: readonly string[];
  /** `seat type id` → clearance. */
  readonly found: ReadonlyMap<string, string>;
}

const SHAPES = DEFINITIONS.map(({ name, permissions }) => ({
  name,
  tables: Object.entries(permissions.records).map(([type, { table }]) => ({ type, table })),
}));

function union(schema: string, subgraph: string, columns: string): string {
  const shape = SHAPES.find(({ name }) => name === subgraph);
  return (shape?.tables ?? [])
    .map(
      ({ type, table }) => `SELECT '${type}' AS type, id, ${columns} FROM "${schema}"."${table}"`,
    )
    .join(' UNION ALL ');
}

async function foundBy(
  client: pg.Client,
  prefix: string,
  subgraph: string,
  seat: Seat,
): Promise<ReadonlyMap<string, string>> {
  await client.query(`SET ROLE "${roleName(prefix, seat.name)}"`);
  const { rows } = await client.query<Record<'type' | 'id' | 'clearance', string>>(
    union(seat.schema, subgraph, 'clearance'),
  );
  await client.query('RESET ROLE');
  return new Map(rows.map(({ type, id, clearance }) => [`${seat.name} ${type} ${id}`, clearance]));
}

/** What a seat found, and at which position of its world's feed. */
type Seen = Map<string, { readonly at: string; readonly found: ReadonlyMap<string, string> }>;

/**
 * Reads one subgraph's database as its owner, over one connection: a new one would have to learn of every table of
 * every world again, at each act.
 */
class DatabaseReader {
  readonly #client: pg.Client;
  readonly #connected: Promise<unknown>;
  readonly #seen: Seen = new Map();

  constructor(
    private readonly prefix: string,
    private readonly directory: Directory,
    private readonly name: string,
    ownerUrl: string,
  ) {
    this.#client = new pg.Client({
      connectionString: urlOfDatabase(ownerUrl, databaseName(prefix, name)),
    });
    this.#connected = this.#client.connect();
  }

  async read(): Promise<Held> {
    await this.#connected;
    const marked = await this.#client.query<Record<'type' | 'id' | 'marking', string>>(
      union('mechanism', this.name, 'marking'),
    );
    const given = await this.#client.query<{ grant: string }>(
      `SELECT concat_ws(' ', record_type, record_id, delegation, clearance,
         COALESCE(array_to_string(only_roles, '+'), 'all'), act) AS grant
       FROM mechanism.record_grant WHERE ended_at IS NULL ORDER BY id`,
    );
    return {
      records: new Map(marked.rows.map(({ type, id, marking }) => [`${type} ${id}`, marking])),
      grants: given.rows.map(({ grant }) => grant),
      found: await this.#found(),
    };
  }

  /** Asks every seat again at the next reading. */
  forget(): void {
    this.#seen.clear();
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  /** What each seat finds in its world; asked again where the world's feed has moved. */
  async #found(): Promise<Held['found']> {
    const position = await this.#feeds();
    const found = new Map<string, string>();
    for (const seat of allSeats(this.directory)) {
      const at = position.get(seat.delegation) ?? '';
      let seen = this.#seen.get(seat.name);
      if (seen?.at !== at) {
        seen = { at, found: await foundBy(this.#client, this.prefix, this.name, seat) };
        this.#seen.set(seat.name, seen);
      }
      for (const [key, value] of seen.found) found.set(key, value);
    }
    return found;
  }

  async #feeds(): Promise<ReadonlyMap<string, string>> {
    const feeds = this.directory.delegations.map(
      ({ code }) =>
        `SELECT '${code}' AS code, COALESCE(max(seq), 0)::text AS at FROM "${worldSchema(code)}".change`,
    );
    const { rows } = await this.#client.query<Record<'code' | 'at', string>>(
      feeds.join(' UNION ALL '),
    );
    return new Map(rows.map(({ code, at }) => [code, at]));
  }
}

/** Reads the mechanism as its owner, and each world in the role of each of its seats. */
export class LedgerReader {
  readonly #databases: readonly DatabaseReader[];

  constructor({ prefix, ownerUrl }: Deployment, directory: Directory) {
    this.#databases = SHAPES.map(
      ({ name }) => new DatabaseReader(prefix, directory, name, ownerUrl),
    );
  }

  async read(): Promise<Held> {
    const all = await Promise.all(this.#databases.map(async (database) => database.read()));
    return {
      records: new Map(all.flatMap(({ records }) => [...records])),
      grants: all.flatMap(({ grants }) => grants),
      found: new Map(all.flatMap(({ found }) => [...found])),
    };
  }

  /** Asks every seat again at the next reading, whatever its world's feed says. */
  forget(): void {
    for (const database of this.#databases) database.forget();
  }

  async close(): Promise<void> {
    await Promise.all(this.#databases.map(async (database) => database.close()));
  }
}

function audienceOf(
  { binding, course }: Tracked,
  delegation: string,
  kind: DelegationKind,
): Audience {
  const named = Object.entries(binding).find(
    ([audience, code]) =>
      code === delegation && course.stages.some(({ gives }) => audience in gives),
  );
  return (named?.[0] as Audience | undefined) ?? kind;
}

/** The grants that the document says a record has by now; the standing ones come with its first act. */
function statedGrants(tracked: Tracked, directory: Directory): readonly string[] {
  const { subgraph, type, id, course, stage } = tracked;
  const standing = POLICY.documents[subgraph]?.records[type]?.standing ?? {};
  return directory.delegations.flatMap(({ code, kind }) => {
    const audience = audienceOf(tracked, code, kind);
    const line = (given: ClassName, roles: readonly string[] | undefined, act: string): string =>
      [type, id, code, given, roles?.join('+') ?? 'all', act].join(' ');
    const whole = audience === kind ? standing[kind] : undefined;
    const first = whole === undefined ? [] : [line(whole, undefined, course.stages[0].act)];
    const acts = course.stages.slice(0, stage + 1).flatMap(({ gives, act }) => {
      const given = gives[audience];
      if (given === undefined) return [];
      return typeof given === 'string'
        ? [line(given, undefined, act)]
        : [line(given.class, given.onlyRoles, act)];
    });
    return [...first, ...acts];
  });
}

function holders(held: Held, target: string): readonly string[] {
  return held.grants
    .filter((grant) => grant.split(' ')[1] === target)
    .map((grant) => grant.split(' ')[2] ?? '');
}

/** A grant that came after the other record did carries the event's name instead of the act's. */
function withoutAct(grant: string): string {
  return grant.split(' ').slice(0, -1).join(' ');
}

/** Says in which grants the document and the mechanism differ. */
export function grantDifferences(
  all: readonly Tracked[],
  held: Held,
  directory: Directory,
): readonly string[] {
  return all.flatMap((tracked) => {
    const { type, id, target } = tracked;
    const linked = target === null ? undefined : holders(held, target);
    const mine = held.grants.filter((grant) => grant.startsWith(`${type} ${id} `));
    const later = linked !== undefined && mine.some((grant) => grant.endsWith(' audience'));
    const plain = (grants: readonly string[]): readonly string[] =>
      later ? grants.map(withoutAct) : grants;
    const stated = plain(
      statedGrants(tracked, directory).filter(
        (grant) => linked?.includes(grant.split(' ')[2] ?? '') !== false,
      ),
    );
    const real = plain(mine);
    return [
      ...stated.filter((grant) => !real.includes(grant)).map((grant) => `not given: ${grant}`),
      ...real.filter((grant) => !stated.includes(grant)).map((grant) => `not stated: ${grant}`),
    ];
  });
}

/** Says where a seat finds more or less than the document's sentences say. */
export function seatDifferences(
  all: readonly Tracked[],
  held: Held,
  directory: Directory,
): readonly string[] {
  return all.flatMap((tracked) => {
    const { subgraph, type, id, course, stage, target } = tracked;
    const record = POLICY.documents[subgraph]?.records[type];
    if (!record) return [`${type} is not in the document`];
    return allSeats(directory).flatMap((seat) => {
      const kind = directory.find(seat.delegation)?.kind ?? 'PUBLIC';
      const audience = audienceOf(tracked, seat.delegation, kind);
      const scope = SCOPES.find((name) => APP_CAP[name] === seat.cap) ?? null;
      const reader = { audience, kind, role: seat.role, scope };
      const bound = target !== null && !holders(held, target).includes(seat.delegation);
      const said = bound ? undefined : clearanceAt(reader, { record, course }, stage, POLICY.rules);
      const seen = held.found.get(`${seat.name} ${type} ${id}`);
      if (said === seen) return [];
      return [`${seat.name} ${type} ${id}: said ${said ?? 'absent'}, found ${seen ?? 'absent'}`];
    });
  });
}

/** Says where a record as a whole has another class than the document says. */
export function markingDifferences(all: readonly Tracked[], held: Held): readonly string[] {
  return all.flatMap(({ type, id, course, stage }) => {
    const said = course.stages[stage]?.marking;
    const is = held.records.get(`${type} ${id}`);
    return said === is ? [] : [`${type} ${id}: said ${said ?? '-'}, is ${is ?? '-'}`];
  });
}
