import { expect } from '@jest/globals';

import type { Deployment } from '../../support/deployment.js';

/** What of a case the acts of its life change: the same text for every seat. */
const VIEW = `query Life($id: ID!) {
  allegation(id: $id) {
    status responseState caseNo viewerCan clause
    returnReasons { original } settlementTerms { original } settlementProposedBy { code }
    suspensionReasons { original } verificationStartedAt endedAt mergedInto { id }
    exitProposals { kind status reasons { original } mergeInto { id } cosignedBy { code } }
    clocks { kind stoppedAt expiredAt extensions { by { code } reasons { original } } viewerCan }
  }
}`;
/** What a seat can count; nothing in it may move for what the seat was not given. */
export const ALL = `query All {
  allegations(first: 100) { totalCount nodes { id version status updatedAt viewerCan } }
  incidents(first: 100) { totalCount nodes { id version reports { id version } } }
  overdueClocks(first: 100) { totalCount nodes { id version } }
}`;
const ABSENT = 'alg_00000000-0000-4000-8000-000000000000';

/** The two sides of a case, by the names of their logins: the submitter first. */
export interface Sides {
  readonly deployment: Deployment;
  readonly one: string;
  readonly other: string;
}

/** `set` stands for a time that only has to be there. */
export const SET = 'set';

/** A clock as typed by hand: its kind, whether it was stopped or ran out, and what more is asked of it. */
export function clock(kind: string, state: 'runs' | 'stopped' | 'expired' | 'both'): object {
  return {
    kind,
    stoppedAt: state === 'stopped' || state === 'both' ? SET : null,
    expiredAt: state === 'expired' || state === 'both' ? SET : null,
    extensions: [],
    viewerCan: [],
  };
}

const NOTHING_YET = {
  responseState: 'RESPONSE_PENDING',
  caseNo: null,
  clause: 'Article 2(a)',
  returnReasons: null,
  settlementTerms: null,
  settlementProposedBy: null,
  suspensionReasons: null,
  verificationStartedAt: null,
  endedAt: null,
  mergedInto: null,
  viewerCan: [],
};

/** A view with every field of S3. */
export function whole(status: string, changes: object): object {
  return { ...NOTHING_YET, status, exitProposals: [], ...changes };
}

/** A view without S3: the other side's, and an app's that has `delegation:read`. */
export function capped(status: string, changes: object): object {
  return { ...NOTHING_YET, status, exitProposals: null, ...changes };
}

const TIMES = ['verificationStartedAt', 'endedAt', 'stoppedAt', 'expiredAt'];

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      TIMES.includes(key) && inner !== null ? SET : masked(inner),
    ]),
  );
}

/** Reads a case as a seat, with times masked. */
export async function look(
  deployment: Deployment,
  seat: string | null,
  id: string,
): Promise<unknown> {
  const { body } = await deployment.ask(seat, VIEW, { id });
  return masked(body.data?.allegation);
}

/** Compares what seats see of a case with what was typed for them. */
export async function expectViews(
  { deployment }: Sides,
  id: string,
  views: Readonly<Record<string, object>>,
): Promise<void> {
  for (const [seat, view] of Object.entries(views))
    expect([seat, await look(deployment, seat, id)]).toEqual([seat, view]);
}

/** Expects of every seat given the bytes that it answers for a case that never was. */
export async function expectAbsent(
  { deployment }: Sides,
  seats: readonly (string | null)[],
  id: string,
): Promise<void> {
  for (const seat of seats) {
    const hidden = await deployment.ask(seat, VIEW, { id });
    const absent = await deployment.ask(seat, VIEW, { id: ABSENT });
    expect([seat, hidden.status, hidden.bytes]).toEqual([seat, absent.status, absent.bytes]);
  }
}
