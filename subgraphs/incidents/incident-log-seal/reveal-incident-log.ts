import { In } from 'typeorm';

import type { Act, Facts } from '../../../shared/acts/act.js';
import { drafter } from '../../../shared/acts/audiences.js';
import type { Fault } from '../../../shared/errors.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { KnownPlace } from '../reference-copies/known-place.entity.js';
import { lockExchange } from './exchange.js';
import { IncidentLog } from './incident-log.entity.js';
import { IncidentLogSeal } from './incident-log-seal.entity.js';
import type { LogRowInput, RevealIncidentLogInput } from './incident-log-seal.input.js';
import { loadSeal, sealFaults, type SealTarget } from './load-seal.js';
import { logDigest, type LogEntry } from './log-digest.js';
import { openExchange } from './open-exchange.js';

/** A seal, and which of the places that the rows name are sectors. */
interface Target extends SealTarget {
  readonly sectors: ReadonlySet<string>;
}

function entriesOf(rows: readonly LogRowInput[]): readonly LogEntry[] {
  return rows.map(({ at, sectorId, act, note }) => ({
    at: at.toISOString(),
    sectorId,
    act,
    note: note ?? null,
  }));
}

function rowFaults({ changes, sectors }: Target, rows: readonly LogRowInput[]): readonly Fault[] {
  return rows.flatMap(({ at, sectorId }, row) => {
    const fault = (field: string, message: string): Fault => ({
      code: 'BAD_USER_INPUT',
      path: ['input', 'rows', String(row), field],
      message,
    });
    const within = at >= changes.periodFrom && at < changes.periodUntil;
    return [
      ...(within ? [] : [fault('at', 'is not within the period')]),
      ...(sectors.has(sectorId) ? [] : [fault('sectorId', 'is not a sector of the gazetteer')]),
    ];
  });
}

/** Checks a log against its seal; pure, and without a look at the other side. */
function revealFaults(target: Target, facts: Facts<RevealIncidentLogInput>): readonly Fault[] {
  const illegal = sealFaults('REVEAL', target, facts);
  if (illegal.length > 0) return illegal;
  const { nonce, rows } = facts.input;
  const wrong = rowFaults(target, rows);
  if (wrong.length > 0) return wrong;
  const { byCode, withCode, periodFrom, periodUntil, commitHash } = target.changes;
  const digest = logDigest({
    by: byCode,
    with: withCode,
    periodFrom: periodFrom.toISOString(),
    periodUntil: periodUntil.toISOString(),
    nonce,
    rows: entriesOf(rows),
  });
  if (digest === commitHash) return [];
  const message = 'does not match the digest that was committed';
  return [{ code: 'BAD_USER_INPUT', path: ['input', 'rows'], message }];
}

/** Deposits the log behind a seal. The second deposit of a pair opens both, in this transaction; the first opens nothing. */
export const revealIncidentLog: Act<RevealIncidentLogInput, Target> = {
  name: 'revealIncidentLog',
  record: IncidentLogSeal,
  load: async (reading, input) => {
    const ids = [...new Set(input.rows.map(({ sectorId }) => sectorId))];
    const sectors = await reading.world.findBy(KnownPlace, { id: In(ids), kind: 'SECTOR' });
    return { ...(await loadSeal(reading, input)), sectors: new Set(sectors.map(({ id }) => id)) };
  },
  guard: revealFaults,
  write: async (transaction, { changes }, { nonce, rows }) => {
    await transaction.create(
      IncidentLog,
      {
        id: newId('log'),
        marking: 'DRAFT',
        sealId: changes.id,
        nonce,
        entries: [...entriesOf(rows)],
      },
      drafter(transaction.viewer.delegation),
    );
    await lockExchange(transaction, changes);
    await openExchange(transaction, changes);
    return changes.id;
  },
};
