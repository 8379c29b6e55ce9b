import fc from 'fast-check';

import { logDigest } from '../../../subgraphs/incidents/incident-log-seal/log-digest.js';
import { ofDeposit, ofSeal } from '../observers.js';
import type { Part, Scope } from '../scope.js';
import type { Op } from '../story.js';
import { type Family, reachOf, type Thread } from './family.js';
import { aParty, otherOf, type Party, seatOf } from './people.js';

interface SealThread extends Thread {
  readonly kind: 'seal';
  readonly by: Party;
  /** 1 committed by one side, 2 by both, 3 opened. */
  readonly stage: number;
  /** Whether the first side deposits its log before the other has committed; nobody else learns. */
  readonly early: boolean;
  readonly withdrawn: boolean;
}

const NONCE = 'ab'.repeat(16);

interface Period {
  readonly periodFrom: string;
  readonly periodUntil: string;
}

function day(nth: number): string {
  return `2025-11-${String(nth).padStart(2, '0')}T00:00:00.000Z`;
}

/** A side's log of a period has one row; its digest is what everybody sees. */
function logOf(by: Party, { periodFrom, periodUntil }: Period, { places }: Scope) {
  const row = { at: periodFrom, sectorId: places.sector, act: 'SNIPING', note: 'Two shots.' };
  const log = { by, with: otherOf(by), periodFrom, periodUntil, nonce: NONCE, rows: [row] };
  return { rows: [row], commitHash: logDigest(log as Parameters<typeof logDigest>[0]) };
}

function commit(by: Party, period: Period, scope: Scope): Op {
  const { commitHash } = logOf(by, period, scope);
  return {
    seat: seatOf(by, 'officer'),
    act: 'commitIncidentLog',
    input: { with: otherOf(by), ...period, commitHash },
  };
}

function deposit(id: string, by: Party, period: Period, scope: Scope): Op {
  const { rows } = logOf(by, period, scope);
  return {
    seat: seatOf(by, 'head'),
    act: 'revealIncidentLog',
    on: id,
    input: { id, nonce: NONCE, rows },
  };
}

/** The sealed exchange of logs: digests are for all, the logs for their own side until both are there. */
export const SEAL: Family<SealThread> = {
  kind: 'seal',
  weight: 3,
  threads: fc.record({
    kind: fc.constant('seal' as const),
    by: aParty,
    stage: fc.constantFrom(1, 1, 2, 3),
    early: fc.boolean(),
    withdrawn: fc.boolean(),
  }),
  reach: (who) => reachOf(ofSeal(who)),
  *tell(who, { by, stage, early, withdrawn }, part: Part, scope) {
    scope.seals += 1;
    const period = { periodFrom: day(scope.seals), periodUntil: day(scope.seals + 1) };
    const [other, hidden] = [otherOf(by), part === 'LOW' && !ofDeposit(who, by)];
    const id = yield commit(by, period, scope);
    scope.note(part, id);
    // Where both logs open in the end, that it was deposited is told; when, is not.
    const first = deposit(id, by, period, scope);
    if (early) yield stage < 3 ? { ...first, secretly: hidden } : { ...first, secretTime: hidden };
    if (withdrawn && stage === 1)
      yield { seat: seatOf(by, 'officer'), act: 'withdrawIncidentLog', on: id, input: { id } };
    if (stage < 2) return;
    const second = yield commit(other, period, scope);
    scope.note(part, second);
    if (stage < 3) return;
    if (!early) yield { ...first, secretTime: hidden };
    yield deposit(second, other, period, scope);
  },
  shorter: (thread) => (thread.stage > 1 ? { ...thread, stage: thread.stage - 1 } : undefined),
};
