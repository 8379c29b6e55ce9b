import type { EntityManager } from 'typeorm';

import { queryPrepared } from '../database/prepared.js';
import { atLeast, isClass } from '../policy/classes.js';
import type { Directory } from '../viewer/directory.js';
import { projectStatement, type Receiver, type Receivers } from './projection.js';
import { worldSchema } from './seats.js';
import type { TableSpec } from './table-spec.js';
import { keepsTally } from './tally.js';

/** A grant as a projection looks at it. */
export interface GrantRow {
  readonly record_type: string;
  readonly record_id: string;
  readonly delegation: string;
  readonly clearance: string;
  /** The roles that it is for, with commas between; empty where it is for all. */
  readonly roles: string;
  readonly ended: boolean;
  /** Whether the delegation's world has ever held the record. */
  readonly known: boolean;
}

const GRANTS = `
  SELECT g.record_type, g.record_id, g.delegation, g.clearance, COALESCE(array_to_string(g.only_roles, ','), '') AS roles,
    g.ended_at IS NOT NULL AS ended, k.record_id IS NOT NULL AS known
  FROM mechanism.record_grant g
  LEFT JOIN mechanism.known k ON k.delegation = g.delegation AND k.record_type = g.record_type AND k.record_id = g.record_id
  WHERE g.record_id = ANY($1)`;
const LOCK = 'SELECT pg_advisory_xact_lock(hashtext(w)) FROM unnest($1::text[]) w';

/**
 * One delegation has one clearance on a record: grants of which neither opens all that the other opens,
 * or which are for different roles, would give a row that is too wide for one of them.
 */
function assertComparable(grants: readonly GrantRow[]): void {
  const first = new Map<string, GrantRow>();
  for (const grant of grants) {
    const key = `${grant.record_id} ${grant.delegation}`;
    const other = first.get(key);
    if (!other) {
      first.set(key, grant);
      continue;
    }
    const [one, two] = [grant.clearance, other.clearance];
    const comparable = isClass(one) && isClass(two) && (atLeast(one, two) || atLeast(two, one));
    if (!comparable || grant.roles !== other.roles)
      throw new Error(`grants on a ${grant.record_type} do not compare`);
  }
}

interface Held {
  /** Whether the world of each delegation has ever held one of the records. */
  readonly delegations: Map<string, boolean>;
  readonly ids: Set<string>;
}

/** Who holds or held which records, by their types in one order. */
function holdersByType(grants: readonly GrantRow[]): readonly (readonly [string, Held])[] {
  const held = new Map<string, Held>();
  for (const { record_type: type, record_id: id, delegation, known } of grants) {
    const those = held.get(type) ?? { delegations: new Map(), ids: new Set() };
    those.delegations.set(delegation, known || those.delegations.get(delegation) === true);
    those.ids.add(id);
    held.set(type, those);
  }
  return [...held].sort(([one], [two]) => (one < two ? -1 : 1));
}

function receiversOf({ delegations }: Held, spec: TableSpec, directory: Directory): Receivers {
  const sorted = [...delegations].sort(([one], [two]) => (one < two ? -1 : 1));
  const those = (known: boolean): readonly Receiver[] =>
    sorted
      .filter(([, held]) => held === known)
      .map(([delegation]) => ({ delegation, tally: keepsTally(spec, delegation, directory) }));
  return { held: those(true), fresh: those(false) };
}

/** A transaction, and what it has done to records. */
interface Doings {
  readonly manager: EntityManager;
  /** Ids of the records touched, by type. */
  readonly touched: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids of the records that it has made, which nobody else knows of, and to whom it has given them. */
  readonly created: ReadonlySet<string>;
  readonly given: readonly GrantRow[];
  readonly at: Date;
  /** Sends a statement whose fault is the transaction's; resolves when it is on its way. */
  send(write: readonly [text: string, values: readonly unknown[]]): Promise<void>;
}

/** Finds who holds or held the records touched. Of those that the transaction has made it knows that itself. */
async function grantsOn(
  { manager, created, given }: Doings,
  touched: readonly string[],
): Promise<readonly GrantRow[]> {
  const older = touched.filter((id) => !created.has(id));
  if (older.length === 0) return given;
  return [...given, ...(await queryPrepared<GrantRow>(manager, GRANTS, [older]))];
}

/**
 * The names under which a transaction waits for others before it projects. A party's feed is written only by acts that
 * concern it: its numbers are drawn under a lock, so that none appears after a later one. The worlds that both sides' acts
 * write take no lock that one side could feel the other hold; their feeds are read in the order of transactions, up to the
 * oldest that still runs. What a tally counted of a record before is read by one transaction after the other: both know the record.
 */
function locksOf(
  { touched, created }: Doings,
  grants: readonly GrantRow[],
  specs: ReadonlyMap<string, TableSpec>,
  directory: Directory,
): readonly string[] {
  const holders = new Set(grants.map(({ delegation }) => delegation));
  const parties = directory.ofKind('PARTY').filter((party) => holders.has(party));
  const counted = [...touched].flatMap(([type, ids]) =>
    specs.get(type)?.tally ? [...ids].filter((id) => !created.has(id)) : [],
  );
  return [...parties.map(worldSchema), ...counted].sort();
}

/**
 * Projects the records touched by an act into the worlds that hold them, held them or are to hold them,
 * inside the act's transaction. One statement for each type brings all of its worlds up to date; types are taken in one
 * order, and so are the worlds that hold a record and then those that do not, so that two acts do not wait for each other in a ring.
 */
export async function projectTouched(
  transaction: Doings,
  specs: ReadonlyMap<string, TableSpec>,
  directory: Directory,
): Promise<void> {
  const { touched, at } = transaction;
  const all = [...touched.values()].flatMap((set) => [...set]);
  if (all.length === 0) return;
  const grants = await grantsOn(transaction, all);
  assertComparable(grants.filter(({ ended }) => !ended));
  const locks = locksOf(transaction, grants, specs, directory);
  // Sent together, in this order: the server runs them one after the other, and nobody waits for the way there and back.
  if (locks.length > 0) await transaction.send([LOCK, [locks]]);
  for (const [type, held] of holdersByType(grants)) {
    const spec = specs.get(type);
    if (!spec) throw new Error(`no table for ${type}`);
    const values = [[...held.delegations.keys()].sort(), [...held.ids].sort(), at];
    await transaction.send([projectStatement(spec, receiversOf(held, spec, directory)), values]);
  }
}
