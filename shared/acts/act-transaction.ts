import { randomUUID } from 'node:crypto';

import type { DeepPartial, EntityManager } from 'typeorm';

import { queryPrepared } from '../database/prepared.js';
import type { ClassName } from '../policy/classes.js';
import type { Recorded, RecordClass } from '../subgraph/recorded.js';
import type { Directory } from '../viewer/directory.js';
import type { Role } from '../viewer/roles.js';
import type { Viewer } from '../viewer/viewer.js';

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

const GRANT = `
  INSERT INTO mechanism.record_grant (id, record_type, record_id, delegation, clearance, only_roles, since, until, act)
  SELECT g.id, $2, $3, g.delegation, g.clearance, g.only_roles, $4, g.until, $5
  FROM jsonb_to_recordset($1::jsonb) AS g (id uuid, delegation text, clearance text, only_roles text[], until timestamptz)
  WHERE NOT EXISTS (
    SELECT 1 FROM mechanism.record_grant o
    WHERE o.record_type = $2 AND o.record_id = $3 AND o.delegation = g.delegation AND o.clearance = g.clearance
      AND o.only_roles IS NOT DISTINCT FROM g.only_roles AND o.until IS NOT DISTINCT FROM g.until AND o.ended_at IS NULL)`;

/** The one transaction of an act, as the mechanism's role: records, grants and events; the runner adds the rest. */
export class ActTransaction {
  /** Ids of the records touched, by type: what the runner projects into the worlds. */
  readonly touched = new Map<string, Set<string>>();
  readonly #events: OutgoingEvent[] = [];

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
    // A grant refers to a record by its id alone: both statements go out together, in this order.
    await Promise.all([
      this.manager.insert(type, row as never),
      this.grant(type, values.id, grants),
    ]);
  }

  /** Changes fields of a record. */
  async change<T extends Recorded>(
    type: RecordClass<T>,
    id: string,
    values: Values<T>,
  ): Promise<void> {
    const changes = { ...values, version: () => 'version + 1', updatedAt: this.at };
    await this.manager.update(type, id, changes as never);
    this.touch(type, id);
  }

  /** Gives a record to delegations. */
  async grant(type: RecordClass, id: string, grants: readonly Grant[]): Promise<void> {
    this.touch(type, id);
    if (grants.length === 0) return;
    const columns = grants.map((grant) => ({
      id: randomUUID(),
      delegation: grant.delegation,
      clearance: grant.clearance,
      only_roles: grant.onlyRoles ?? null,
      until: grant.until ?? null,
    }));
    const values = [JSON.stringify(columns), type.name, id, this.at, this.act];
    await queryPrepared(this.manager, GRANT, values);
  }

  /** Takes a record back from delegations; it leaves their worlds with this act. */
  async endGrants(type: RecordClass, id: string, delegations: readonly string[]): Promise<void> {
    this.touch(type, id);
    await this.manager.query(
      `UPDATE mechanism.record_grant SET ended_at = $4, ended_by = $5
       WHERE record_type = $1 AND record_id = $2 AND delegation = ANY($3) AND ended_at IS NULL`,
      [type.name, id, delegations, this.at, this.act],
    );
  }

  /** Sends an event to another subgraph, with this transaction or not at all. */
  emit(event: OutgoingEvent): void {
    this.#events.push(event);
  }

  /** Has a record projected again. */
  touch(type: RecordClass, id: string): void {
    const ids = this.touched.get(type.name) ?? new Set<string>();
    ids.add(id);
    this.touched.set(type.name, ids);
  }
}
