import { randomBytes } from 'node:crypto';

import { logDigest } from '../../subgraphs/incidents/incident-log-seal/log-digest.js';

/** A side's log with its digest, as the side keeps it before it commits. */
export interface SealedLog {
  readonly commit: object;
  readonly reveal: { readonly nonce: string; readonly rows: readonly object[] };
}

/** Makes a log of one row for a day of November 2025, and the inputs that commit and reveal it. */
export function sealedLog(by: string, other: string, sector: string, day: number): SealedLog {
  const date = (of: number): string => `2025-11-${String(of).padStart(2, '0')}T00:00:00.000Z`;
  const nonce = randomBytes(16).toString('hex');
  const period = { periodFrom: date(day), periodUntil: date(day + 1) };
  const rows = [
    {
      at: date(day).replace('T00', 'T06'),
      sectorId: sector,
      act: 'SMALL_ARMS_FIRE' as const,
      note: `What ${by} has noted.`,
    },
  ];
  const commitHash = logDigest({ by, with: other, ...period, nonce, rows });
  return { commit: { with: other, ...period, commitHash }, reveal: { nonce, rows } };
}
