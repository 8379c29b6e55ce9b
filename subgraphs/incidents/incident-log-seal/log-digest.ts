import { createHash } from 'node:crypto';

import { canonicalJson } from '../../../shared/policy/policy.js';
import type { ProhibitedAct } from '../prohibited-act.js';

/** One row of a log, as it is digested and stored. */
export interface LogEntry {
  /** UTC with milliseconds, as the API prints a DateTime. */
  readonly at: string;
  readonly sectorId: string;
  readonly act: ProhibitedAct;
  readonly note: string | null;
}

/** What is digested: the whole log, with whose it is and the nonce that keeps a short log from being guessed. */
export interface SealedLog {
  readonly by: string;
  readonly with: string;
  readonly periodFrom: string;
  readonly periodUntil: string;
  readonly nonce: string;
  readonly rows: readonly LogEntry[];
}

/**
 * Digests a log: SHA-256, in hex, over its canonical JSON (RFC 8785: keys sorted, no white space; there are no
 * numbers in it). A side computes it by itself before it commits; the rows keep their order.
 */
export function logDigest(log: SealedLog): string {
  return createHash('sha256').update(canonicalJson(log)).digest('hex');
}
