import { queryPrepared } from '../database/prepared.js';
import { chainHash, GENESIS } from '../ledger/hash-chain.js';
import type { ActTransaction } from './act-transaction.js';

/** What an act leaves in its delegation's audit chain. */
export interface Entry {
  readonly recordType: string;
  readonly recordId: string;
  readonly inputDigest: string;
}

const LOCK = "SELECT pg_advisory_xact_lock(hashtext('audit ' || $1))";
const LAST =
  'SELECT seq, hash FROM mechanism.audit_entry WHERE delegation = $1 ORDER BY seq DESC LIMIT 1';
const INSERT = `
  INSERT INTO mechanism.audit_entry (delegation, seq, at, act, subject, role, record_type, record_id, input_digest, prev_hash, hash)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** Appends the act to the chain of the actor's delegation. The lock is the delegation's own: no other side waits for it. */
export async function writeAudit(transaction: ActTransaction, entry: Entry): Promise<void> {
  const { manager, viewer, act, at } = transaction;
  // One after the other on the server, whose second statement sees what was committed before it had the lock.
  const [, last] = await Promise.all([
    queryPrepared(manager, LOCK, [viewer.delegation]),
    queryPrepared<{ seq: string; hash: string }>(manager, LAST, [viewer.delegation]),
  ]);
  const seq = Number(last[0]?.seq ?? 0) + 1;
  const prevHash = last[0]?.hash ?? GENESIS;
  const content = [
    viewer.delegation,
    String(seq),
    at.toISOString(),
    act,
    viewer.subject,
    viewer.role,
    entry.recordType,
    entry.recordId,
    entry.inputDigest,
  ];
  await transaction.send([INSERT, [...content, prevHash, chainHash(prevHash, content)]]);
}
