import { createHash } from 'node:crypto';

import type { EntityManager } from 'typeorm';

import { queryPrepared } from '../database/prepared.js';
import { refuse } from '../errors.js';
import type { Viewer } from '../viewer/viewer.js';
import type { Outcome } from './act.js';
import type { Write } from './record-writes.js';

/** Digests an act's input: the same key with another digest is a conflict. */
export function digestOf(act: string, input: object): string {
  return createHash('sha256')
    .update(JSON.stringify([act, input]))
    .digest('hex');
}

interface Stored {
  readonly input_digest: string;
  readonly record_id: string;
}

/**
 * Finds the outcome of an earlier request with the same key, in a transaction or on any connection.
 * @throws ActRefused IDEMPOTENCY_CONFLICT when its input was another
 */
export async function storedOutcome(
  manager: EntityManager,
  viewer: Viewer,
  key: string,
  digest: string,
): Promise<Outcome | undefined> {
  const [stored] = await queryPrepared<Stored>(
    manager,
    'SELECT input_digest, record_id FROM mechanism.idempotency WHERE delegation = $1 AND subject = $2 AND key = $3',
    [viewer.delegation, viewer.subject, key],
  );
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

/** A key that an act claims for itself. */
export interface KeyClaim {
  readonly key: string;
  readonly act: string;
  readonly digest: string;
  readonly at: Date;
}

/** Claims a key inside the act's transaction; answers the first outcome when another request was faster. */
export async function claimKey(
  manager: EntityManager,
  viewer: Viewer,
  { key, act, digest, at }: KeyClaim,
): Promise<Outcome | undefined> {
  const claimed = await queryPrepared(
    manager,
    `INSERT INTO mechanism.idempotency (delegation, subject, key, act, input_digest, record_id, at)
     VALUES ($1, $2, $3, $4, $5, '', $6) ON CONFLICT DO NOTHING RETURNING key`,
    [viewer.delegation, viewer.subject, key, act, digest, at],
  );
  if (claimed.length > 0) return undefined;
  const first = await storedOutcome(manager, viewer, key, digest);
  if (first) return first;
  throw new Error('an idempotency key was claimed and is not there');
}

/** Writes the statement that notes which record the act of a claimed key was about. */
export function nameRecord(viewer: Viewer, key: string, recordId: string): Write {
  return [
    'UPDATE mechanism.idempotency SET record_id = $4 WHERE delegation = $1 AND subject = $2 AND key = $3',
    [viewer.delegation, viewer.subject, key, recordId],
  ];
}
