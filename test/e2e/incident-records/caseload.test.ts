import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { allegation, file } from '../../support/case.js';
import { type Deployment, startDeployment } from '../../support/deployment.js';
import { Findings } from '../../support/finding.js';
import { haveAccessDenied, planVisit } from '../../support/tasks.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { perform, words } from '../../support/perform.js';
import { allBut } from '../../support/seats.js';

const REGISTRY = 'sec-secretariat';
const LIST =
  'list { respondent status act responseState outcome sectorId notifiedFrom notifiedBefore overdue awaitingAnswerOf }';
const COUNTS = `respondent { code } alleged { count ${LIST} } determined { count ${LIST} } notVerifiable { count ${LIST} }`;
const TASKS = 'list { host status accessOutcome }';
const ACCESS = `access { host { code } awaited { count ${TASKS} } granted { count ${TASKS} } delayed { count ${TASKS} } denied { count ${TASKS} } meanHoursUntilGranted longestHoursUntilGranted }`;
const CASELOAD = `{ caseload { ${ACCESS}
  sides { ${COUNTS} awaitingAnswer { count ${LIST} } unanswered { count ${LIST} } underVerification { count ${LIST} }
    withoutAccess { count ${LIST} } overdue { count ${LIST} } answered meanAnswerHours }
  byAct { act sides { ${COUNTS} } } bySector { sector { id } sides { ${COUNTS} } } byWeek { weekFrom sides { ${COUNTS} } } } }`;

let deployment: Deployment;
let places: Places;

/** Asks a party for access to five places: two it grants, one it puts off, one it denies, and to one it says nothing yet. */
async function askForAccess(caseId: string, host: string): Promise<void> {
  for (const answer of ['grantAccess', 'grantAccess', 'delayAccess', 'denyAccess', null]) {
    const id = await planVisit(deployment, caseId, host);
    await perform(deployment, REGISTRY, 'requestAccess', { id, expectedVersion: 1 });
    if (answer !== null)
      await perform(deployment, `${host}-officer`, answer, { id, expectedVersion: 1 });
    // What is granted and done with was granted all the same.
    if (answer === 'grantAccess') await startFieldwork(id);
  }
}

async function startFieldwork(id: string): Promise<void> {
  await perform(deployment, REGISTRY, 'startFieldwork', { id, expectedVersion: 3 });
}

/**
 * Against the second side: one that waits for its answer, one under verification, one determined as a violation. Against the
 * first: one determined as not verifiable, and one of the air. What is registered or a draft is not alleged to anyone yet.
 */
async function play(one: string, other: string): Promise<void> {
  const findings = new Findings(deployment, places);
  await file(deployment, places, one, other.toUpperCase(), 'NOTIFIED');
  await askForAccess(await findings.verified(one, other), other);
  const violation = await findings.verified(one, other);
  await findings.determined(await findings.shared(violation), one, other);
  const closed = await findings.verified(other, one);
  await haveAccessDenied(deployment, closed, one);
  await findings.onCase(REGISTRY, 'suspendNoAccess', closed, { reasons: words('No road.') });
  const acts = [{ act: 'SMALL_ARMS_FIRE', outcome: 'NOT_VERIFIABLE_ACCESS_DENIED' }];
  const nothing = { standard: null, mode: null, reliesOnUndisclosed: false, gist: null };
  const finding = await findings.shared(closed, { acts, ...nothing });
  await findings.determined(finding, other, one);
  const air = allegation(one.toUpperCase(), places, { act: 'AIRSPACE_VIOLATION' });
  const id = await perform(deployment, `${other}-officer`, 'draftAllegation', air);
  await perform(deployment, `${other}-officer`, 'submitAllegation', { id, expectedVersion: 1 });
  await perform(deployment, REGISTRY, 'registerAllegation', { id, expectedVersion: 1 });
  const noticeText = words('A flight is alleged.');
  await perform(deployment, REGISTRY, 'notifyAllegation', { id, expectedVersion: 2, noticeText });
  await file(deployment, places, one, other.toUpperCase(), 'REGISTERED');
  await file(deployment, places, other, one.toUpperCase(), 'DRAFT');
}

interface Figure {
  readonly count: number;
  readonly list: object;
}
type Side = Readonly<Record<string, Figure | number | null | { readonly code: string }>>;
interface Row {
  readonly act?: string;
  readonly weekFrom?: string;
  readonly sector?: { readonly id: string };
  readonly sides: readonly Side[];
}

/** The numbers of a side, without the filters. */
function numbers(side: Side): object {
  const entries = Object.entries(side).map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null && 'count' in value ? value.count : value,
  ]);
  return Object.fromEntries(entries) as object;
}

/** Every figure of an answer, wherever it stands. */
function figures(value: unknown): readonly Figure[] {
  if (Array.isArray(value)) return value.flatMap(figures);
  if (typeof value !== 'object' || value === null) return [];
  if ('count' in value && 'list' in value) return [value as Figure];
  return Object.values(value).flatMap(figures);
}

describe.each([
  ['pak', 'afg'],
  ['afg', 'pak'],
])('the daily picture, with cases of %s first', (one, other) => {
  beforeAll(async () => {
    deployment = await startDeployment('one process');
    places = await recordMechanism(deployment);
    await play(one, other);
  }, 120_000);
  afterAll(async () => {
    await deployment.stop();
  });

  const [first, second] = [one.toUpperCase(), other.toUpperCase()];
  /** In one order, whoever files first. */
  const both = (...sides: readonly { readonly respondent: { readonly code: string } }[]): object =>
    [...sides].sort((left, right) => (left.respondent.code < right.respondent.code ? -1 : 1));
  const counts = (code: string, alleged: number, determined: number, notVerifiable: number) => ({
    ...{ respondent: { code }, alleged, determined, notVerifiable },
  });
  const read = async (
    seat: string,
  ): Promise<Readonly<Record<string, readonly Row[] | readonly Side[]>>> => {
    const { body } = await deployment.ask(seat, CASELOAD);
    return body.data?.caseload as Record<string, readonly Row[]>;
  };

  test('both sides stand side by side, zeros included, by act, sector and week; the same for mediators and secretariat', async () => {
    const caseload = await read('tur-mediator');
    const against = { answered: 2, meanAnswerHours: expect.any(Number), unanswered: 0, overdue: 0 };
    expect(
      both(...((caseload.sides ?? []) as readonly Side[]).map((side) => numbers(side) as never)),
    ).toEqual(
      both(
        {
          ...{ ...counts(second, 3, 1, 0), ...against },
          ...{ awaitingAnswer: 1, underVerification: 1, withoutAccess: 0 },
        },
        {
          ...{ ...counts(first, 2, 1, 1), ...against, answered: 1 },
          ...{ awaitingAnswer: 1, underVerification: 0, withoutAccess: 0 },
        },
      ),
    );
    const rows = (name: string): object =>
      ((caseload[name] ?? []) as readonly Row[]).map(({ sides, ...key }) => ({
        ...key,
        sides: both(...sides.map((side) => numbers(side) as never)),
      }));
    expect(rows('byAct')).toEqual([
      { act: 'AIRSPACE_VIOLATION', sides: both(counts(first, 1, 0, 0), counts(second, 0, 0, 0)) },
      { act: 'SMALL_ARMS_FIRE', sides: both(counts(first, 1, 1, 1), counts(second, 3, 1, 0)) },
    ]);
    const all = both(counts(first, 2, 1, 1), counts(second, 3, 1, 0));
    expect(rows('bySector')).toEqual([{ sector: { id: places.sector }, sides: all }]);
    expect(rows('byWeek')).toEqual([
      { weekFrom: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), sides: all },
    ]);
    expect(await read('qat-mediator')).toEqual(caseload);
    expect(await read(REGISTRY)).toEqual(caseload);
  });

  test('what each side made of the requests for access stands side by side, zeros included', async () => {
    const { access = [] } = await read('tur-mediator');
    const asked = (access as readonly (Side & { readonly host: { readonly code: string } })[]).map(
      ({ host, ...figures_ }) => ({ respondent: host, ...numbers(figures_) }),
    );
    const hours = expect.any(Number);
    expect(both(...asked)).toEqual(
      both(
        {
          ...{ respondent: { code: second }, awaited: 1, granted: 2, delayed: 1, denied: 1 },
          ...{ meanHoursUntilGranted: hours, longestHoursUntilGranted: hours },
        },
        {
          ...{ respondent: { code: first }, awaited: 0, granted: 0, delayed: 0, denied: 1 },
          ...{ meanHoursUntilGranted: null, longestHoursUntilGranted: null },
        },
      ),
    );
    expect((await read('qat-mediator')).access).toEqual(access);
    expect((await read(REGISTRY)).access).toEqual(access);
  });

  test('each figure’s list is one query away: its filter lists as many as it counts', async () => {
    const { access, ...cases } = await read('tur-mediator');
    const lists = [
      ['allegations', 'AllegationFilter', figures(cases), 20],
      ['verificationTasks', 'VerificationTaskFilter', figures(access), 7],
    ] as const;
    for (const [name, type, found, many] of lists) {
      expect(found.length).toBeGreaterThan(many);
      const query = `query ($filter: ${type}) { found: ${name}(first: 100, filter: $filter) { totalCount } }`;
      for (const { count, list } of found) {
        const { body } = await deployment.ask('tur-mediator', query, { filter: list });
        const { totalCount } = (body.data?.found ?? {}) as { totalCount?: number };
        expect([list, totalCount]).toEqual([list, count]);
      }
    }
  });

  test('is no one else’s', async () => {
    for (const seat of allBut('tur-mediator', 'qat-mediator', REGISTRY)) {
      const { body } = await deployment.ask(seat, CASELOAD);
      expect([seat, body.data, body.errors?.[0]?.extensions.code]).toEqual([
        ...[seat, { caseload: null }, 'FORBIDDEN'],
      ]);
    }
  });
});
