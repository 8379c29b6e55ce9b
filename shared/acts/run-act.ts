import { randomUUID } from 'node:crypto';

import type { DataSource, EntityManager } from 'typeorm';

import { inTransaction, together } from '../database/pipelined-transaction.js';
import { sendPrepared } from '../database/prepared.js';
import { ActRefused, notFound } from '../errors.js';
import type { Recorded } from '../subgraph/recorded.js';
import type { WorldReads } from '../subgraph/world-reads.js';
import type { Directory } from '../viewer/directory.js';
import type { Viewer } from '../viewer/viewer.js';
import { projectTouched } from '../worlds/project.js';
import { worldSchema } from '../worlds/seats.js';
import type { TableSpec } from '../worlds/table-spec.js';
import type { Act, Outcome } from './act.js';
import type { ActInput } from './act-input.js';
import { ActTransaction, type OutgoingEvent } from './act-transaction.js';
import { writeAudit } from './audit.js';
import { type Audience, audienceOf } from './foreign-records.js';
import { claimKey, digestOf, nameRecord, storedOutcome } from './idempotency.js';
import { validateInput } from './validate-input.js';

/** What the runner needs of the subgraph in which it runs. */
export interface ActRuntime {
  readonly mechanism: DataSource;
  readonly directory: Directory;
  readonly specs: ReadonlyMap<string, TableSpec>;
  /** For each record type that other subgraphs link to: those subgraphs. */
  readonly announces: Readonly<Record<string, readonly string[]>>;
  world(viewer: Viewer): Promise<EntityManager>;
  /** Opens the reads of one act. */
  reads(viewer: Viewer): WorldReads;
  readerKey(delegation: string, subject: string): string;
  audience(subgraph: string, recordId: string): Promise<Audience>;
  now(): Date;
  /** Says that the outbox has something to deliver. */
  delivered(): void;
}

function changedRecord(target: unknown): Recorded | undefined {
  return typeof target === 'object' && target !== null && 'changes' in target
    ? (target.changes as Recorded)
    : undefined;
}

/** Refuses what rests on an older version, and says which one the actor may read now. */
function staleVersion(currentVersion: number): ActRefused {
  const path = ['input', 'expectedVersion'];
  const message = 'the record has changed since it was read; read it again';
  return new ActRefused([{ code: 'STALE_VERSION', path, message, currentVersion }]);
}

/** Locks the record as the actor knows it; whoever else changes what the actor sees of it meets the same lock. */
async function lock(
  manager: EntityManager,
  viewer: Viewer,
  record: Recorded,
  specs: ActRuntime['specs'],
): Promise<void> {
  const spec = specs.get(record.constructor.name);
  if (!spec) throw new Error('the changed record has no table');
  // The mechanism's row first, as `change` will take it: acts of several delegations on one record queue there
  // instead of holding a world each and waiting for the other's.
  const held = `SELECT 1 FROM mechanism."${spec.table}" WHERE id = $1 FOR NO KEY UPDATE`;
  const own = `SELECT version FROM "${worldSchema(viewer.delegation)}"."${spec.table}" WHERE id = $1 FOR UPDATE`;
  const taken = await sendPrepared(manager, held, [record.id]);
  const asked = await sendPrepared<{ version: number }>(manager, own, [record.id]);
  await together([taken.rows, asked.rows]);
  const [known] = await asked.rows;
  if (!known) throw notFound(['input', 'id']);
  if (known.version !== record.version) throw staleVersion(known.version);
}

/** What ending a transaction needs of the subgraph. */
export type Settling = Pick<ActRuntime, 'specs' | 'announces' | 'directory'>;

const OUTBOX = `
  INSERT INTO mechanism.outbox (id, target, topic, record_id, payload, at)
  SELECT e.id, e.target, e.topic, e.record_id, e.payload, $2
  FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (id uuid, target text, topic text, record_id text, payload jsonb))
    WITH ORDINALITY AS e (id, target, topic, record_id, payload, place)
  ORDER BY e.place`;

/**
 * The word on who holds each record that other subgraphs link to, and of which this transaction changed the grants. There is
 * none on a record that it has made: whoever asks later asks anew, and nobody can have asked before.
 */
async function announcements(
  { touched, givenAnew, created, manager }: ActTransaction,
  { announces }: Settling,
): Promise<readonly OutgoingEvent[]> {
  const announced = await Promise.all(
    [...touched].flatMap(([type, ids]) => {
      const targets = announces[type] ?? [];
      if (targets.length === 0) return [];
      const known = [...ids].filter((id) => givenAnew.has(id) && !created.has(id));
      return known.map(async (recordId) => {
        const payload = { ...(await audienceOf(manager, recordId)) };
        return targets.map((target) => ({ target, topic: 'audience', recordId, payload }));
      });
    }),
  );
  return announced.flat();
}

async function writeOutbox(transaction: ActTransaction, runtime: Settling): Promise<void> {
  const events = [...transaction.events, ...(await announcements(transaction, runtime))];
  if (events.length === 0) return;
  transaction.tells = true;
  const rows = events.map(({ target, topic, recordId, payload }) => ({
    id: randomUUID(),
    target,
    topic,
    record_id: recordId,
    payload,
  }));
  await transaction.send([OUTBOX, [JSON.stringify(rows), transaction.at]]);
}

/** Sends what ends a transaction of the mechanism: events and projections, in the same transaction as what caused them. */
async function sendEnd(transaction: ActTransaction, runtime: Settling): Promise<void> {
  await transaction.sendGrants();
  await together([
    writeOutbox(transaction, runtime),
    projectTouched(transaction, runtime.specs, runtime.directory),
  ]);
}

/** Ends a transaction of the mechanism, and waits until all of it is written. */
export async function settle(transaction: ActTransaction, runtime: Settling): Promise<void> {
  await sentBy(transaction, async () => sendEnd(transaction, runtime));
  await transaction.written();
}

/** Has work send. What the database found wrong with an earlier statement comes first: the later ones only say that they came too late. */
async function sentBy<T>(transaction: ActTransaction, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await transaction.written();
    throw error;
  }
}

async function decide<Input extends ActInput, Target>(
  runtime: ActRuntime,
  viewer: Viewer,
  act: Act<Input, Target>,
  input: Input,
  at: Date,
): Promise<Target> {
  const { directory } = runtime;
  let reads: WorldReads | undefined;
  const reading = {
    viewer,
    directory,
    at,
    world: await runtime.world(viewer),
    get reads() {
      reads ??= runtime.reads(viewer);
      return reads;
    },
    readerKey: (delegation: string, subject: string) => runtime.readerKey(delegation, subject),
    audience: async (subgraph: string, recordId: string): Promise<Audience | undefined> => {
      const audience = await runtime.audience(subgraph, recordId);
      return audience.delegations.includes(viewer.delegation) ? audience : undefined;
    },
  };
  const target = await act.load(reading, input);
  const record = changedRecord(target);
  if (record && 'expectedVersion' in input && record.version !== input.expectedVersion)
    throw staleVersion(record.version);
  const faults = act.guard(target, { viewer, input, at, directory });
  if (faults.length > 0) throw new ActRefused(faults);
  return target;
}

/** The key was used before with the same input: there is nothing to commit, and what became of the lock matters to nobody. */
class DoneBefore extends Error {
  override readonly name = 'DoneBefore';
  constructor(readonly outcome: Outcome) {
    super();
  }
}

async function performOnce<Input extends ActInput, Target>(
  runtime: ActRuntime,
  viewer: Viewer,
  act: Act<Input, Target>,
  input: Input,
  { digest, at, target }: { readonly digest: string; readonly at: Date; readonly target: Target },
): Promise<Outcome> {
  const { outcome, tells } = await inTransaction(runtime.mechanism, async (manager, last) => {
    const { idempotencyKey: key } = input;
    // Both go out together; an act that was done before is answered, whatever has become of its record since.
    const claimed = claimKey(manager, viewer, { key, act: act.name, digest, at });
    const record = changedRecord(target);
    const locked = record ? lock(manager, viewer, record, runtime.specs) : Promise.resolve();
    locked.catch(() => undefined);
    const first = await claimed;
    if (first) throw new DoneBefore(first);
    await locked;
    const transaction = new ActTransaction(manager, viewer, runtime.directory, at, act.name);
    const recordId = await sentBy(transaction, async () => {
      const id = await act.write(transaction, target, input);
      // The chain is locked with what is sent first, the worlds after an answer: everyone takes the two in this order.
      await together([
        transaction.send(nameRecord(viewer, key, id)),
        sendEnd(transaction, runtime),
        writeAudit(transaction, { recordType: act.record.name, recordId: id, inputDigest: digest }),
      ]);
      return id;
    });
    last(transaction.written());
    return { outcome: { recordId, userErrors: [], replayed: false }, tells: transaction.tells };
  });
  if (tells) runtime.delivered();
  return outcome;
}

async function perform<Input extends ActInput, Target>(
  runtime: ActRuntime,
  viewer: Viewer,
  act: Act<Input, Target>,
  input: Input,
): Promise<Outcome> {
  validateInput(input);
  const digest = digestOf(act.name, input);
  const at = runtime.now();
  try {
    const target = await decide(runtime, viewer, act, input, at);
    return await performOnce(runtime, viewer, act, input, { digest, at, target });
  } catch (error) {
    if (error instanceof DoneBefore) return error.outcome;
    if (!(error instanceof ActRefused)) throw error;
    // Sent again, it reads what its first sending has changed: its answer is that act, no refusal.
    const { manager } = runtime.mechanism;
    const first = await storedOutcome(manager, viewer, input.idempotencyKey, digest);
    if (first) return first;
    throw error;
  }
}

/**
 * What PostgreSQL says to the slower of two acts: serialization failure, deadlock, unique violation (its manual,
 * appendix A). Run again, the slower one finds what the faster one wrote, and its guard says so.
 */
const LOST_RACE = ['40001', '40P01', '23505'];
const ATTEMPTS = 4;

function lostRace(error: unknown): boolean {
  // TypeORM's errors have the code of the driver's.
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && LOST_RACE.includes(code);
}

async function attempt<Input extends ActInput, Target>(
  runtime: ActRuntime,
  viewer: Viewer,
  act: Act<Input, Target>,
  input: Input,
  left: number,
): Promise<Outcome> {
  try {
    return await perform(runtime, viewer, act, input);
  } catch (error) {
    if (left > 1 && lostRace(error)) return attempt(runtime, viewer, act, input, left - 1);
    throw error;
  }
}

/**
 * Runs an act: the one place that does validation, idempotency, guard, transaction, grants, audit, outbox and
 * projection. What the caller can mend comes back as user errors, and nothing is written then.
 */
export async function runAct<Input extends ActInput, Target>(
  runtime: ActRuntime,
  viewer: Viewer,
  act: Act<Input, Target>,
  input: Input,
): Promise<Outcome> {
  try {
    return await attempt(runtime, viewer, act, input, ATTEMPTS);
  } catch (error) {
    if (error instanceof ActRefused) {
      return { recordId: null, userErrors: error.faults, replayed: false };
    }
    throw error;
  }
}
