import type { Deployment } from '../../support/deployment.js';

/** Everything of a version of a finding: the same text for every seat. */
export const VIEW = `query Finding($id: ID!) {
  finding(id: $id) {
    findingVersion status acts { act outcome gravity } outcome gravity sector { id } torVersion determinedAt
    allegation { id } standard mode intent reasoning { original } attribution
    reliesOnUndisclosed reliesOnUndisclosedAlone gist { original } sharedAt undecidedAt viewerCan
    comments { by { code } text { original } madeAt }
    concurrences { by { code } concurs reasons { original } givenAt }
    dissents { by { code } text { original } filedAt } appealOutcome appeals { outcome }
    deliberations { by { code } text { original } monitorVote { for against abstaining } }
    withheld { field class reason releasableBy }
  }
}`;
/** What a seat can count; nothing in it may move for what the seat was not given. */
export const ALL = `query All {
  allegations(first: 100) { totalCount nodes { id version status updatedAt viewerCan finding { id } findings { id version } clocks { id version } } }
  findings(first: 100) { totalCount nodes { id version status updatedAt viewerCan comments { id } concurrences { id } } }
}`;
export const ABSENT = 'fnd_00000000-0000-4000-8000-000000000000';
const TIMES = ['determinedAt', 'sharedAt', 'undecidedAt', 'madeAt', 'givenAt', 'filedAt'];

/** Hides what only has to be there. */
export function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      TIMES.includes(key) && inner !== null ? SET : masked(inner),
    ]),
  );
}

/** `set` stands for a time that only has to be there. */
export const SET = 'set';

/** Reads a version as a seat, with times masked; null where it is absent. */
export async function look(
  deployment: Deployment,
  seat: string | null,
  id: string,
): Promise<unknown> {
  const { body } = await deployment.ask(seat, VIEW, { id });
  return masked(body.data?.finding ?? null);
}

/** Asks for a version as it is sent and answered. */
export async function ask(
  deployment: Deployment,
  seat: string | null,
  id: string,
): Promise<{ readonly status: number; readonly bytes: string }> {
  const { status, bytes } = await deployment.ask(seat, VIEW, { id });
  return { status, bytes };
}

/** What is S1 of the finding of `content()`: all that an observer ever reads of it. */
export function s1(status: string, sector: string, changes: object = {}): object {
  return {
    findingVersion: 1,
    status,
    acts: [{ act: 'SMALL_ARMS_FIRE', outcome: 'VIOLATION', gravity: 'MINOR' }],
    outcome: 'VIOLATION',
    gravity: 'MINOR',
    sector: { id: sector },
    torVersion: '0.9-test',
    determinedAt: null,
    dissents: [],
    appealOutcome: null,
    appeals: [],
    viewerCan: [],
    ...changes,
  };
}

/** The fields of S2, which an observer never reads. */
const S2 = [
  ...['allegation', 'standard', 'mode', 'intent', 'reasoning', 'attribution'],
  ...['reliesOnUndisclosed', 'reliesOnUndisclosedAlone', 'gist', 'sharedAt', 'undecidedAt'],
  ...['comments', 'concurrences'],
];

const DELIBERATIONS = {
  ...{ field: 'deliberations', class: 'SUBMITTER', reason: 'OTHER_PARTY_SUBMISSION' },
  releasableBy: 'SEC',
};

/** What the mediators and the secretariat read, without what they say among themselves: both parties, and any app. */
export function toParties(
  across: object,
  reason: 'OTHER_PARTY_SUBMISSION' | 'SCOPE_MISSING' = 'OTHER_PARTY_SUBMISSION',
): object {
  return { ...across, deliberations: null, withheld: [{ ...DELIBERATIONS, reason }] };
}

/** The finding of `content()` as an observer, or its app, reads it. */
export function observed(
  sector: string,
  changes: object = {},
  reason: 'STAGE_NOT_REACHED' | 'SCOPE_MISSING' = 'STAGE_NOT_REACHED',
): object {
  return {
    ...s1('DETERMINED', sector, { determinedAt: SET }),
    ...Object.fromEntries(S2.map((field) => [field, null])),
    deliberations: null,
    withheld: [
      ...S2.map((field) => ({ field, class: 'PARTIES', reason, releasableBy: 'SEC' })),
      DELIBERATIONS,
    ],
    ...changes,
  };
}

/** The finding of `content()` as the mediators and the secretariat read it. */
export function whole(
  status: string,
  sector: string,
  caseId: string,
  changes: object = {},
): object {
  return {
    ...s1(status, sector),
    allegation: { id: caseId },
    standard: 'BALANCE_OF_PROBABILITIES',
    mode: 'OWN_FORCES',
    intent: 'UNDETERMINED',
    reasoning: { original: 'The crater and the logbook agree.' },
    attribution: 'Post 14',
    reliesOnUndisclosed: true,
    reliesOnUndisclosedAlone: false,
    gist: { original: 'A record of one side supports the time.' },
    sharedAt: status === 'DRAFT' ? null : SET,
    undecidedAt: null,
    comments: [],
    concurrences: [],
    deliberations: [],
    withheld: [],
    ...changes,
  };
}
