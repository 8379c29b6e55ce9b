import pg from 'pg';

import { databaseName, roleName } from '../../shared/database/names.js';
import { urlOfDatabase } from '../../shared/database/owner-url.js';
import type { ClassName } from '../../shared/policy/classes.js';
import type { Audience, Course } from '../../shared/policy/course.js';
import type { RecordRule } from '../../shared/policy/document.js';
import { policyOf } from '../../shared/policy/policy.js';
import { APP_CAP } from '../../shared/policy/reach.js';
import { clearanceAt, type Reader } from '../../shared/policy/visibility.js';
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
  /** `type id delegation clearance roles act`, of the grants that run, by the record's id. */
  readonly grants: ReadonlyMap<string, readonly string[]>;
  /** `seat type id` → clearance. */
  readonly found: ReadonlyMap<string, string>;
}

const SHAPES = DEFINITIONS.map(({ name, permissions }) => ({
  name,
  tables: Object.entries(permissions.records).map(([type, { table }]) => ({ type, table })),
}));

type Tables = readonly { readonly type: string; readonly table: string }[];

function union(schema: string, tables: Tables, columns: string): string {
  return tables
    .map(
      ({ type, table }) => `SELECT '${type}' AS type, id, ${columns} FROM "${schema}"."${table}"`,
    )
    .join(' UNION ALL ');
}

/** What a seat found, by type: `seat type id` → clearance. */
type Found = ReadonlyMap<string, ReadonlyMap<string, string>>;

async function foundBy(
  client: pg.Client,
  prefix: string,
  seat: Seat,
  tables: Tables,
): Promise<Found> {
  await client.query(`SET ROLE "${roleName(prefix, seat.name)}"`);
  const { rows } = await client.query<Record<'type' | 'id' | 'clearance', string>>(
    union(seat.schema, tables, 'clearance'),
  );
  await client.query('RESET ROLE');
  const of = (type: string): ReadonlyMap<string, string> =>
    new Map(
      rows
        .filter((row) => row.type === type)
        .map(({ id, clearance }) => [`${seat.name} ${type} ${id}`, clearance]),
    );
  return new Map(tables.map(({ type }) => [type, of(type)]));
}

/** What a world's feed has said since it was read last. */
interface Moved {
  readonly code: string;
  readonly at: string;
  readonly types: readonly string[] | null;
}

/**
 * Reads one subgraph's database as its owner, over one connection: a new one would have to learn of every table of
 * every world again, at each act.
 */
class DatabaseReader {
  readonly #client: pg.Client;
  readonly #connected: Promise<unknown>;
  readonly #tables: Tables;
  /** What each seat found when it was asked last. */
  readonly #seen = new Map<string, Found>();
  /** Up to where each world's feed was read. */
  readonly #position = new Map<string, string>();

  constructor(
    private readonly prefix: string,
    private readonly directory: Directory,
    name: string,
    ownerUrl: string,
  ) {
    this.#tables = SHAPES.find((shape) => shape.name === name)?.tables ?? [];
    this.#client = new pg.Client({
      connectionString: urlOfDatabase(ownerUrl, databaseName(prefix, name)),
    });
    this.#connected = this.#client.connect();
  }

  async read(): Promise<Held> {
    await this.#connected;
    // By name: the server plans a union of all tables once.
    const marked = await this.#client.query<Record<'type' | 'id' | 'marking', string>>({
      name: 'marked',
      text: union('mechanism', this.#tables, 'marking'),
    });
    const given = await this.#client.query<{ id: string; grants: readonly string[] }>({
      name: 'given',
      text: `SELECT record_id AS id, array_agg(concat_ws(' ', record_type, record_id, delegation, clearance,
         COALESCE(array_to_string(only_roles, '+'), 'all'), act) ORDER BY id) AS grants
       FROM mechanism.record_grant WHERE ended_at IS NULL GROUP BY record_id`,
    });
    return {
      records: new Map(marked.rows.map(({ type, id, marking }) => [`${type} ${id}`, marking])),
      grants: new Map(given.rows.map(({ id, grants }) => [id, grants])),
      found: await this.#found(),
    };
  }

  /** Asks every seat for everything at the next reading. */
  forget(): void {
    this.#seen.clear();
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  /** What each seat finds in its world; asked again for the types of which the world's feed has said something since. */
  async #found(): Promise<Held['found']> {
    const moved = await this.#moved();
    const found = new Map<string, string>();
    for (const seat of allSeats(this.directory)) {
      const seen = this.#seen.get(seat.name);
      const types = moved.find(({ code }) => code === seat.delegation)?.types ?? [];
      const tables = this.#tables.filter(({ type }) => !seen || types.includes(type));
      const fresh =
        tables.length === 0 ? [] : await foundBy(this.#client, this.prefix, seat, tables);
      const all: Found = new Map([...(seen ?? []), ...fresh]);
      this.#seen.set(seat.name, all);
      for (const one of all.values()) for (const [key, value] of one) found.set(key, value);
    }
    return found;
  }

  async #moved(): Promise<readonly Moved[]> {
    const codes = this.directory.delegations.map(({ code }) => code);
    const { rows } = await this.#client.query<Moved>({
      name: 'moved',
      text: codes
        .map(
          (code, at) =>
            `SELECT '${code}' AS code, COALESCE(max(seq), $${String(at + 1)}::bigint)::text AS at, array_agg(DISTINCT record_type) AS types
             FROM "${worldSchema(code)}".change WHERE seq > $${String(at + 1)}::bigint`,
        )
        .join(' UNION ALL '),
      values: codes.map((code) => this.#position.get(code) ?? '0'),
    });
    for (const { code, at } of rows) this.#position.set(code, at);
    return rows;
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
    // What several subgraphs know of has one id in all of them.
    const grants = new Map<string, readonly string[]>();
    for (const [id, some] of all.flatMap((one) => [...one.grants]))
      grants.set(id, [...(grants.get(id) ?? []), ...some]);
    return {
      records: new Map(all.flatMap(({ records }) => [...records])),
      grants,
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
  return (held.grants.get(target) ?? []).map((grant) => grant.split(' ')[2] ?? '');
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
    const mine = (held.grants.get(id) ?? []).filter((grant) => grant.startsWith(`${type} ${id} `));
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

const SAID = new Map<string, ClassName | undefined>();

/** What the document says that a seat reads of a record at a stage; the same question is asked at every act. */
function saidTo(
  { type, course, stage }: Tracked,
  record: RecordRule,
  seat: Seat,
  reader: Pick<Reader, 'audience' | 'kind'>,
): ClassName | undefined {
  const key = [type, record.courses?.indexOf(course), stage, seat.name, reader.audience].join(' ');
  if (!SAID.has(key)) {
    const scope = SCOPES.find((name) => APP_CAP[name] === seat.cap) ?? null;
    const who = { ...reader, role: seat.role, scope };
    SAID.set(key, clearanceAt(who, { record, course }, stage, POLICY.rules));
  }
  return SAID.get(key);
}

/** Says where a seat finds more or less than the document's sentences say. */
export function seatDifferences(
  all: readonly Tracked[],
  held: Held,
  directory: Directory,
): readonly string[] {
  const seats = allSeats(directory);
  return all.flatMap((tracked) => {
    const { subgraph, type, id, target } = tracked;
    const record = POLICY.documents[subgraph]?.records[type];
    if (!record) return [`${type} is not in the document`];
    const bound = target === null ? undefined : holders(held, target);
    return directory.delegations.flatMap(({ code, kind }) => {
      const reader = { audience: audienceOf(tracked, code, kind), kind };
      const reached = bound?.includes(code) !== false;
      return seats.flatMap((seat) => {
        if (seat.delegation !== code) return [];
        const said = reached ? saidTo(tracked, record, seat, reader) : undefined;
        const seen = held.found.get(`${seat.name} ${type} ${id}`);
        if (said === seen) return [];
        return [`${seat.name} ${type} ${id}: said ${said ?? 'absent'}, found ${seen ?? 'absent'}`];
      });
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
