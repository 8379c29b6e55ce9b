import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { eventually } from '../../support/acts.js';
import { allegation, file } from '../../support/case.js';
import { asOwner } from '../../support/database.js';
import { type Deployment, startDeployment } from '../../support/deployment.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { perform, words } from '../../support/perform.js';
import { answersOf } from '../../support/same-bytes.js';
import { ALL_SEATS } from '../../support/seats.js';

const REGISTRY = 'sec-secretariat';
const WEEK_MS = 604_800_000;
const FIRST_MONDAY_MS = Date.UTC(1970, 0, 5);
const FIGURES = `{ incidentStatistics(first: 100) { totalCount nodes { weekFrom notified
  byParty { respondent { code } count } byFamily { family count } bySector { sector { id } count }
  hotline { party { code } answered meanMinutes } withheld { field reason } } } }`;
const BYTES = `{ incidentStatistics(first: 100) { totalCount edges { cursor node { id version updatedAt notified } } } }`;

let deployment: Deployment;
let places: Places;

interface Week {
  readonly weekFrom: string;
  readonly notified: number | null;
  readonly byParty: readonly object[];
  readonly byFamily: readonly { readonly family: string; readonly count: number | null }[];
  readonly bySector: readonly object[];
  readonly hotline: readonly object[] | null;
  readonly withheld: readonly object[];
}

/** The Monday of this week, or of one before it. */
function monday(weeksAgo: number): string {
  const weeks = Math.floor((Date.now() - FIRST_MONDAY_MS) / WEEK_MS) - weeksAgo;
  return new Date(FIRST_MONDAY_MS + weeks * WEEK_MS).toISOString().slice(0, 10);
}

async function weeks(seat: string | null): Promise<readonly Week[]> {
  const { body } = await deployment.ask(seat, FIGURES);
  const { nodes } = body.data?.incidentStatistics as { nodes: readonly Week[] };
  // Last week is published an hour after its end: in that hour it is not there.
  return nodes.filter(({ weekFrom }) => weekFrom < monday(1));
}

/** Moves a time of a record into the middle of a past week, in the mechanism and in every world alike. */
async function moveTo(table: string, column: string, id: string, weeksAgo: number): Promise<void> {
  await asOwner(deployment, 'incidents', async (client) => {
    const { rows } = await client.query<{ schema: string }>(
      `SELECT table_schema AS schema FROM information_schema.tables
       WHERE table_name = $1 AND table_type = 'BASE TABLE'`,
      [table],
    );
    const at = new Date(Date.parse(`${monday(weeksAgo)}T00:00:00.000Z`) + WEEK_MS / 2);
    for (const { schema } of rows)
      await client.query(`UPDATE "${schema}".${table} SET ${column} = $2 WHERE id = $1`, [id, at]);
  });
}

async function notifiedIn(
  weeksAgo: number,
  [by, against]: readonly [string, string],
  changes: object = {},
): Promise<void> {
  const officer = `${by}-officer`;
  const input = allegation(against.toUpperCase(), places, changes);
  const id = await perform(deployment, officer, 'draftAllegation', input);
  await perform(deployment, officer, 'submitAllegation', { id, expectedVersion: 1 });
  await perform(deployment, REGISTRY, 'registerAllegation', { id, expectedVersion: 1 });
  const noticeText = words('Fire is alleged.');
  await perform(deployment, REGISTRY, 'notifyAllegation', { id, expectedVersion: 2, noticeText });
  await moveTo('allegation', 'notified_at', id, weeksAgo);
}

async function answeredIn(weeksAgo: number, callee: string): Promise<void> {
  const caller = callee === 'pak' ? 'afg' : 'pak';
  const call = { to: callee.toUpperCase(), message: words('Shots are heard.') };
  const id = await perform(deployment, `${caller}-officer`, 'raiseHotlineCall', call);
  await perform(deployment, REGISTRY, 'relayHotlineCall', { id, expectedVersion: 1 });
  const officer = `${callee}-officer`;
  await perform(deployment, officer, 'acknowledgeHotlineCall', { id, expectedVersion: 1 });
  const reply = words('A drill.');
  await perform(deployment, officer, 'answerHotlineCall', { id, expectedVersion: 2, reply });
  await moveTo('hotline_call', 'answered_at', id, weeksAgo);
}

/** Lets the mechanism have had its terms for weeks, and its worker look. */
async function publishedFrom(weeksAgo: number): Promise<void> {
  await asOwner(deployment, 'incidents', async (client) => {
    await client.query('UPDATE mechanism.known_terms SET created_at = $1', [
      new Date(Date.parse(`${monday(weeksAgo)}T00:00:00.000Z`) + 1),
    ]);
  });
}

const AIR = { act: 'AIRSPACE_VIOLATION' };

beforeAll(async () => {
  deployment = await startDeployment('one process', { MIZAN_WORKER_SECONDS: '0.2' });
  places = await recordMechanism(deployment);
  // Five weeks ago, two cases; four weeks ago, nothing; three weeks ago, eight; two weeks ago, six.
  await notifiedIn(5, ['pak', 'afg']);
  await notifiedIn(5, ['afg', 'pak']);
  for (let n = 0; n < 4; n += 1) await notifiedIn(3, ['pak', 'afg']);
  for (let n = 0; n < 4; n += 1) await notifiedIn(3, ['afg', 'pak'], n > 0 ? AIR : {});
  for (let n = 0; n < 3; n += 1) await notifiedIn(2, ['pak', 'afg'], n === 0 ? AIR : {});
  for (let n = 0; n < 3; n += 1) await notifiedIn(2, ['afg', 'pak'], n > 0 ? AIR : {});
  for (let n = 0; n < 3; n += 1) await answeredIn(3, 'pak');
  for (let n = 0; n < 2; n += 1) await answeredIn(3, 'afg');
  // What was not notified counts in no week, and the week that runs is not over.
  await file(deployment, places, 'pak', 'AFG', 'REGISTERED');
  await file(deployment, places, 'pak', 'AFG', 'NOTIFIED');
}, 120_000);
afterAll(async () => {
  await deployment.stop();
});

const FAMILIES = ['HOSTILE', 'PROVOCATIVE', 'OMISSION', 'PROCEDURAL', 'EXEMPT'];
const parties = (afg: number | null, pak: number | null): unknown =>
  expect.arrayContaining([
    { respondent: { code: 'AFG' }, count: afg },
    { respondent: { code: 'PAK' }, count: pak },
  ]);
const families = (hostile: number | null, provocative: number | null): readonly object[] =>
  FAMILIES.map((family, at) => ({ family, count: [hostile, provocative][at] ?? null }));

describe('published figures', () => {
  test('are not there before a week is over', async () => {
    for (const seat of ALL_SEATS) expect([seat, await weeks(seat)]).toEqual([seat, []]);
  });

  test('B09: every week since there are terms has them, none under three, the same for everyone', async () => {
    await publishedFrom(5);
    await eventually(async () => {
      expect((await weeks(null)).length).toBe(4);
    });
    const sector = (count: number | null): readonly object[] => [
      { sector: { id: places.sector }, count },
    ];
    const nothing = {
      notified: null,
      byParty: parties(null, null),
      byFamily: families(null, null),
      bySector: sector(null),
    };
    const expected = [
      // Three against each side. Of three and three in two families the three others, which are nothing, would be solved.
      {
        ...{ weekFrom: monday(2), notified: 6, byParty: parties(3, 3), bySector: sector(6) },
        byFamily: families(null, null),
      },
      // Four against each side. Five are hostile; the three of the air are hidden with the families in which nothing was.
      {
        ...{ weekFrom: monday(3), notified: 8, byParty: parties(4, 4), bySector: sector(8) },
        byFamily: families(5, null),
      },
      { weekFrom: monday(4), ...nothing },
      { weekFrom: monday(5), ...nothing },
    ];
    const withheld = [{ field: 'hotline', reason: expect.any(String) }];
    for (const seat of [null, 'public-reader']) {
      const anyone = expected.map((week) => ({ ...week, hotline: null, withheld }));
      expect([seat, await weeks(seat)]).toEqual([seat, anyone]);
    }
    const silent = [
      { party: { code: 'AFG' }, answered: null, meanMinutes: null },
      { party: { code: 'PAK' }, answered: null, meanMinutes: null },
    ];
    const hotline = (...cells: readonly object[]): unknown => expect.arrayContaining([...cells]);
    const told = expected.map((week) => ({
      ...week,
      hotline:
        week.weekFrom === monday(3)
          ? hotline({ party: { code: 'PAK' }, answered: 3, meanMinutes: 0 }, ...silent.slice(0, 1))
          : hotline(...silent),
      withheld: [],
    }));
    const delegations = ['pak-officer', 'afg-head', 'tur-mediator', REGISTRY, 'sec-monitor'];
    for (const seat of [...delegations, 'sec-auditor', 'obs-a-observer'])
      expect([seat, await weeks(seat)]).toEqual([seat, told]);
  });

  test('B10: a week is published once: what comes to it later changes no byte for anybody, and there is no window but the week', async () => {
    const before = await answersOf(deployment, ALL_SEATS, BYTES);
    for (let n = 0; n < 3; n += 1) await notifiedIn(4, ['pak', 'afg']);
    await notifiedIn(2, ['pak', 'afg'], AIR);
    await publishedFrom(5);
    await new Promise((later) => setTimeout(later, 1_000));
    expect(await answersOf(deployment, ALL_SEATS, BYTES)).toEqual(before);
    const midweek = new Date(Date.parse(`${monday(3)}T00:00:00.000Z`) + 86_400_000)
      .toISOString()
      .slice(0, 10);
    const filter = `filter: { weekFrom: "${midweek}", weekUntil: "${monday(2)}" }`;
    const { body } = await deployment.ask(
      null,
      `{ incidentStatistics(first: 9, ${filter}) { nodes { weekFrom } } }`,
    );
    expect(body.data).toEqual({ incidentStatistics: { nodes: [{ weekFrom: monday(2) }] } });
  });

  test('the cells of the week are what is left when it is suppressed, in the mechanism and in every world', async () => {
    const { rows } = await asOwner(deployment, 'incidents', async (client) =>
      client.query<{ cells: readonly { count: number | null }[] }>(
        `SELECT by_party_cells || by_family_cells || by_sector_cells AS cells FROM mechanism.week_statistics`,
      ),
    );
    const counts = rows.flatMap(({ cells }) => cells.map(({ count }) => count));
    expect(counts.filter((count) => count !== null && count < 3)).toEqual([]);
    expect(await deployment.differences()).toEqual([]);
  });
});
