import { createHash, randomUUID } from 'node:crypto';

import { validateSync, type ValidationError } from 'class-validator';
import type { DataSource, EntityManager } from 'typeorm';

import { ActRefused, type Fault, notFound, refuse } from '../errors.js';
import type { Recorded } from '../subgraph/recorded.js';
import type { Directory } from '../viewer/directory.js';
import type { Viewer } from '../viewer/viewer.js';
import { projectTouched } from '../worlds/project.js';
import { worldSchema } from '../worlds/seats.js';
import type { TableSpec } from '../worlds/table-spec.js';
import type { Act, Outcome } from './act.js';
import type { ActInput } from './act-input.js';
import { ActTransaction } from './act-transaction.js';
import { writeAudit } from './audit.js';
import { type Audience, audienceOf } from './foreign-records.js';

/** What the runner needs of the subgraph in which it runs. */
export interface ActRuntime {
  readonly mechanism: DataSource;
  readonly directory: Directory;
  readonly specs: ReadonlyMap<string, TableSpec>;
  /** For each record type that other subgraphs link to: those subgraphs. */
  readonly announces: Readonly<Record<string, readonly string[]>>;
  world(viewer: Viewer): Promise<EntityManager>;
  audience(subgraph: string, recordId: string): Promise<Audience>;
  now(): Date;
  /** Says that the outbox has something to deliver. */
  delivered(): void;
}

function faultsOf(errors: readonly ValidationError[], path: readonly string[]): readonly Fault[] {
  return errors.flatMap((error) => {
    const here = [...path, error.property];
    const own = Object.values(error.constraints ?? {}).map((message): Fault => ({
      code: 'BAD_USER_INPUT',
      path: here,
      message,
    }));
    return [...own, ...faultsOf(error.children ?? [], here)];
  });
}

function validate(input: object): void {
  const faults = faultsOf(
    validateSync(input, {
      forbidUnknownValues: true,
      validationError: { target: false, value: false },
    }),
    ['input'],
  );
  if (faults.length > 0) throw new ActRefused(faults);
}

function digestOf(act: string, input: object): string {
  return createHash('sha256')
    .update(JSON.stringify([act, input]))
    .digest('hex');
}

interface Stored {
  readonly input_digest: string;
  readonly record_id: string;
}

async function storedOutcome(
  manager: EntityManager,
  viewer: Viewer,
  key: string,
  digest: string,
): Promise<Outcome | undefined> {
  const rows = await manager.query<Stored[]>(
    'SELECT input_digest, record_id FROM mechanism.idempotency WHERE delegation = $1 AND subject = $2 AND key = $3',
    [viewer.delegation, viewer.subject, key],
  );
  const stored = rows[0];
  if (!stored) return undefined;
  if (stored.input_digest !== digest) {
    throw refuse(
      'IDEMPOTENCY_CONFLICT',
      ['input', 'idempotencyKey'],
      'this key was used with another input; choose a new key for a new act',
    );
  }
  return { recordId: stored.record_id, userErrors: [], replayed: true };
}

function changedRecord(target: unknown): Recorded | undefined {
  return typeof target === 'object' && target !== null && 'changes' in target
    ? (target.changes as Recorded)
    : undefined;
}

function staleVersion(): ActRefused {
  return refuse(
    'STALE_VERSION',
    ['input', 'expectedVersion'],
    'the record has changed since it was read; read it again',
  );
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
  const rows = await manager.query<{ version: number }[]>(
    `SELECT version FROM "${worldSchema(viewer.delegation)}"."${spec.table}" WHERE id = $1 FOR UPDATE`,
    [record.id],
  );
  if (rows.length === 0) throw notFound(['input', 'id']);
  if (rows[0]?.version !== record.version) throw staleVersion();
}

/** What ending a transaction needs of the subgraph. */
export type Settling = Pick<ActRuntime, 'specs' | 'announces' | 'directory'>;

async function writeOutbox(transaction: ActTransaction, runtime: Settling): Promise<void> {
  const announced = await Promise.all(
    [...transaction.touched].flatMap(([type, ids]) =>
      (runtime.announces[type] ?? []).flatMap((target) =>
        [...ids].map(async (recordId) => {
          const payload = await audienceOf(transaction.manager, recordId);
          return { target, topic: 'audience', recordId, payload };
        }),
      ),
    ),
  );
  for (const event of [...transaction.events, ...announced]) {
    await transaction.manager.query(
      'INSERT INTO mechanism.outbox (id, target, topic, record_id, payload, at) VALUES ($1, $2, $3, $4, $5, $6)',
      [
        randomUUID(),
        event.target,
        event.topic,
        event.recordId,
        JSON.stringify(event.payload),
        transaction.at,
      ],
    );
  }
}

/** Ends a transaction of the mechanism: events and projections, in the same transaction as what caused them. */
export async function settle(transaction: ActTransaction, runtime: Settling): Promise<void> {
  await writeOutbox(transaction, runtime);
  await projectTouched(
    transaction.manager,
    runtime.specs,
    transaction.touched,
    runtime.directory,
    transaction.at,
  );
}

async function decide<Input extends ActInput, Target>(
  runtime: ActRuntime,
  viewer: Viewer,
  act: Act<Input, Target>,
  input: Input,
  at: Date,
): Promise<Target> {
  const { directory } = runtime;
  const reading = {
    viewer,
    directory,
    world: await runtime.world(viewer),
    audience: async (subgraph: string, recordId: string): Promise<Audience | undefined> => {
      const audience = await runtime.audience(subgraph, recordId);
      return audience.delegations.includes(viewer.delegation) ? audience : undefined;
    },
  };
  const target = await act.load(reading, input);
  const record = changedRecord(target);
  if (record && 'expectedVersion' in input && record.version !== input.expectedVersion)
    throw staleVersion();
  const faults = act.guard(target, { viewer, input, at, directory });
  if (faults.length > 0) throw new ActRefused(faults);
  return target;
}

async function perform<Input extends ActInput, Target>(
  runtime: ActRuntime,
  viewer: Viewer,
  act: Act<Input, Target>,
  input: Input,
): Promise<Outcome> {
  validate(input);
  const digest = digestOf(act.name, input);
  const before = await storedOutcome(
    runtime.mechanism.manager,
    viewer,
    input.idempotencyKey,
    digest,
  );
  if (before) return before;
  const at = runtime.now();
  const target = await decide(runtime, viewer, act, input, at);
  return runtime.mechanism.transaction(async (manager) => {
    const claimed = await manager.query<unknown[]>(
      `INSERT INTO mechanism.idempotency (delegation, subject, key, act, input_digest, record_id, at)
       VALUES ($1, $2, $3, $4, $5, '', $6) ON CONFLICT DO NOTHING RETURNING key`,
      [viewer.delegation, viewer.subject, input.idempotencyKey, act.name, digest, at],
    );
    if (claimed.length === 0) {
      const first = await storedOutcome(manager, viewer, input.idempotencyKey, digest);
      if (first) return first;
      throw new Error('an idempotency key was claimed and is not there');
    }
    const record = changedRecord(target);
    if (record) await lock(manager, viewer, record, runtime.specs);
    const transaction = new ActTransaction(manager, viewer, runtime.directory, at, act.name);
    const recordId = await act.write(transaction, target, input);
    await manager.query(
      'UPDATE mechanism.idempotency SET record_id = $4 WHERE delegation = $1 AND subject = $2 AND key = $3',
      [viewer.delegation, viewer.subject, input.idempotencyKey, recordId],
    );
    await settle(transaction, runtime);
    await writeAudit(transaction, { recordType: act.record.name, recordId, inputDigest: digest });
    return { recordId, userErrors: [], replayed: false };
  });
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
    const outcome = await perform(runtime, viewer, act, input);
    runtime.delivered();
    return outcome;
  } catch (error) {
    if (error instanceof ActRefused)
      return { recordId: null, userErrors: error.faults, replayed: false };
    throw error;
  }
}
