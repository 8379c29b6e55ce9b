import { randomUUID } from 'node:crypto';

import type { DeepPartial, EntityManager } from 'typeorm';

import { together } from '../database/pipelined-transaction.js';
import { queryPrepared, sendPrepared } from '../database/prepared.js';
import type { ClassName } from '../policy/classes.js';
import type { Recorded, RecordClass } from '../subgraph/recorded.js';
import type { Directory } from '../viewer/directory.js';
import type { Role } from '../viewer/roles.js';
import type { Viewer } from '../viewer/viewer.js';
import type { GrantRow } from '../worlds/project.js';
import { idsOf, insertOf, updateOf, type Write } from './record-writes.js';

/** To whom a record is given, and how much of it. */
export interface Grant {
  readonly delegation: string;
  readonly clearance: ClassName;
  /** Narrows the grant to roles within the delegation. */
  readonly onlyRoles?: readonly Role[];
  readonly until?: Date;
}

/** An event for another subgraph. */
export interface OutgoingEvent {
  readonly target: string;
  readonly topic: string;
  readonly recordId: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

type Values<T extends Recorded> = Omit<
  DeepPartial<T>,
  'version' | 'createdAt' | 'updatedAt' | 'clearance' | 'onlyRoles' | 'until'
>;

/** Of a record that is new nobody else can have given anything. */
const GRANT_NEW = `
  INSERT INTO mechanism.record_grant (id, record_type, record_id, delegation, clearance, only_roles, since, until, act)
  SELECT g.id, g.record_type, g.record_id, g.delegation, g.clearance, g.only_roles, $2, g.until, $3
  FROM jsonb_to_recordset($1::jsonb)
    AS g (id uuid, record_type text, record_id text, delegation text, clearance text, only_roles text[], until timestamptz)`;
const GRANT = `${GRANT_NEW}
  WHERE NOT EXISTS (
    SELECT 1 FROM mechanism.record_grant o
    WHERE o.record_type = g.record_type AND o.record_id = g.record_id AND o.delegation = g.delegation
      AND o.clearance = g.clearance AND o.only_roles IS NOT DISTINCT FROM g.only_roles
      AND o.until IS NOT DISTINCT FROM g.until AND o.ended_at IS NULL)`;
const END = `
  UPDATE mechanism.record_grant SET ended_at = $4, ended_by = $5
  WHERE record_type = $1 AND record_id = $2 AND delegation = ANY($3) AND ended_at IS NULL`;

/** A grant as it is written. */
interface GivenGrant {
  readonly record_type: string;
  readonly record_id: string;
  readonly delegation: string;
  readonly clearance: ClassName;
  readonly only_roles: readonly Role[] | null;
  readonly until: Date | null;
}

/** The one transaction of an act, as the mechanism's role: records, grants and events; the runner adds the rest. */
export class ActTransaction {
  /** Ids of the records touched, by type: what the runner projects into the worlds. */
  readonly touched = new Map<string, Set<string>>();
  /** Ids of the records that this transaction has made: nobody else can have asked about them. */
  readonly created = new Set<string>();
  /** Ids of the records of which others may hold a grant now, or none any more. */
  readonly givenAnew = new Set<string>();
  /** Whether something is in the outbox for other subgraphs when this transaction has ended. */
  tells = false;
  readonly #events: OutgoingEvent[] = [];
  readonly #sent: Promise<unknown>[] = [];
  /** Grants that are not sent yet, by what makes them the same. */
  #grants = new Map<string, GivenGrant>();
  /** Grants on records that this transaction has made, by what makes them the same. */
  readonly #given = new Map<string, GivenGrant>();

  constructor(
    readonly manager: EntityManager,
    readonly viewer: Viewer,
    readonly directory: Directory,
    readonly at: Date,
    readonly act: string,
  ) {}

  /** The events written so far. */
  get events(): readonly OutgoingEvent[] {
    return this.#events;
  }

  /** Writes a new record of the actor's delegation and gives it to those named. */
  async create<T extends Recorded>(
    type: RecordClass<T>,
    values: Values<T> & { id: string; marking: ClassName },
    grants: readonly Grant[],
  ): Promise<void> {
    const row = {
      originator: this.viewer.delegation,
      ...values,
      version: 1,
      createdAt: this.at,
      updatedAt: this.at,
    };
    this.created.add(values.id);
    await this.send(insertOf(this.manager.dataSource, type, row));
    await this.grant(type, values.id, grants);
  }

  /** Changes fields of a record. */
  async change<T extends Recorded>(
    type: RecordClass<T>,
    id: string,
    values: Values<T>,
  ): Promise<void> {
    const changes = { ...values, updatedAt: this.at };
    this.#project(type, id);
    await this.send(updateOf(this.manager.dataSource, type, id, changes));
  }

  /** Gives a record to delegations; all that an act gives is sent together. */
  grant(type: RecordClass, id: string, grants: readonly Grant[]): Promise<void> {
    this.touch(type, id);
    for (const { delegation, clearance, onlyRoles = null, until = null } of grants) {
      const given = { record_type: type.name, record_id: id, delegation, clearance };
      const whole = { ...given, only_roles: onlyRoles, until };
      const key = JSON.stringify(whole);
      if (this.#given.has(key)) continue;
      if (this.created.has(id)) this.#given.set(key, whole);
      this.#grants.set(key, whole);
    }
    return Promise.resolve();
  }

  /** To whom this transaction has given the records that it has made. */
  get given(): readonly GrantRow[] {
    return [...this.#given.values()].map(({ only_roles: roles, ...grant }) => ({
      ...grant,
      roles: roles?.join() ?? '',
      ended: false,
      known: false,
    }));
  }

  /** Takes a record back from delegations; it leaves their worlds with this act. */
  async endGrants(type: RecordClass, id: string, delegations: readonly string[]): Promise<void> {
    this.touch(type, id);
    await this.sendGrants();
    for (const [key, { record_id: given, delegation }] of this.#given)
      if (given === id && delegations.includes(delegation)) this.#given.delete(key);
    await this.send([END, [type.name, id, delegations, this.at, this.act]]);
  }

  /** Sends the grants that were collected, all in one statement; what is asked later on the same connection finds them. */
  async sendGrants(): Promise<void> {
    const grants = [...this.#grants.values()];
    this.#grants = new Map();
    const isNew = ({ record_id: id }: GivenGrant): boolean => this.created.has(id);
    await this.#sendEach(GRANT_NEW, grants.filter(isNew));
    await this.#sendEach(
      GRANT,
      grants.filter((grant) => !isNew(grant)),
    );
  }

  async #sendEach(statement: string, grants: readonly GivenGrant[]): Promise<void> {
    if (grants.length === 0) return;
    const rows = grants.map((grant) => ({ id: randomUUID(), ...grant }));
    await this.send([statement, [JSON.stringify(rows), this.at, this.act]]);
  }

  /**
   * Waits for what was sent.
   * @throws the first fault that the database found in it
   */
  async written(): Promise<void> {
    await together(this.#sent);
  }

  /** Finds the ids of the mechanism's records that have the values given, oldest first. */
  async idsOf<T extends Recorded>(
    type: RecordClass<T>,
    values: Partial<T>,
  ): Promise<readonly string[]> {
    const [text, given] = idsOf(this.manager.dataSource, type, values);
    const rows = await queryPrepared<{ id: string }>(this.manager, text, given);
    return rows.map(({ id }) => id);
  }

  /** Sends an event to another subgraph, with this transaction or not at all. */
  emit(event: OutgoingEvent): void {
    this.#events.push(event);
  }

  /** Has a record projected again of which the grants have changed. */
  touch(type: RecordClass, id: string): void {
    this.givenAnew.add(id);
    this.#project(type, id);
  }

  #project(type: RecordClass, id: string): void {
    const ids = this.touched.get(type.name) ?? new Set<string>();
    ids.add(id);
    this.touched.set(type.name, ids);
  }

  /** Sends a write and does not wait for it: what it waits for is the end, and reads come after it on the same connection. */
  async send([text, values]: Write): Promise<void> {
    const { rows } = await sendPrepared(this.manager, text, values);
    rows.catch(() => undefined);
    this.#sent.push(rows);
  }
}
