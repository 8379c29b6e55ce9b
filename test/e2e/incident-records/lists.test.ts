import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { allegation } from '../../support/case.js';
import { type Deployment, startDeployment } from '../../support/deployment.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { letPass } from '../../support/passing-time.js';
import { perform, words } from '../../support/perform.js';
import { BOTH_WAYS } from '../../support/seats.js';

const REGISTRY = 'sec-secretariat';
const LIST = `query ($first: Int, $last: Int, $after: String, $before: String, $filter: AllegationFilter, $orderBy: AllegationOrder) {
  allegations(first: $first, last: $last, after: $after, before: $before, filter: $filter, orderBy: $orderBy) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id } } }`;
const INCIDENTS = `query ($filter: IncidentFilter, $orderBy: IncidentOrder) {
  incidents(first: 100, filter: $filter, orderBy: $orderBy) { totalCount nodes { id } } }`;

let deployment: Deployment;
let places: Places;

beforeAll(async () => {
  // Without the worker: the overdue clock is to stay as it is.
  deployment = await startDeployment('one process', { MIZAN_WORKER_SECONDS: '3600' });
  places = await recordMechanism(deployment);
}, 120_000);
afterAll(async () => {
  await deployment.stop();
});

interface Page {
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string;
    readonly endCursor: string;
  };
  readonly nodes: readonly { readonly id: string }[];
}

async function page(seat: string, variables: object): Promise<Page> {
  const { body } = await deployment.ask(seat, LIST, variables);
  if (!body.data?.allegations) throw new Error(JSON.stringify(body.errors));
  return body.data.allegations as Page;
}

/** Reads a whole list two at a time, from its start or from its end. */
async function whole(
  seat: string,
  from: 'start' | 'end',
  more: object,
): Promise<readonly string[]> {
  const found: string[] = [];
  let at: string | undefined;
  for (;;) {
    const forwards = from === 'start';
    const variables = forwards ? { first: 2, after: at } : { last: 2, before: at };
    const { nodes, pageInfo } = await page(seat, { ...variables, ...more });
    const ids = nodes.map(({ id }) => id);
    found.splice(forwards ? found.length : 0, 0, ...ids);
    if (!(forwards ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return found;
    at = forwards ? pageInfo.endCursor : pageInfo.startCursor;
  }
}

const BY_ID = (one: string, other: string): number => (one < other ? -1 : 1);
const rising = (...ids: readonly string[]): readonly string[] => [...ids].sort(BY_ID);
const falling = (...ids: readonly string[]): readonly string[] => [...ids].sort(BY_ID).reverse();

describe.each(BOTH_WAYS)('the lists of %s, with cases against %s', (one, other) => {
  const [side, against] = [one.toUpperCase(), other.toUpperCase()];
  const officer = `${one}-officer`;
  /** A draft, one submitted, one registered, two notified: the first long ago, and overdue. */
  const cases = { draft: '', submitted: '', registered: '', late: '', told: '' };
  const mine = { filter: { by: side } };

  const draft = async (day: string, act: string, districtId: string): Promise<string> =>
    perform(deployment, officer, 'draftAllegation', {
      ...allegation(against, places, {
        act,
        incident: {
          ...{ sectorId: places.sector, districtId, timePrecision: 'HOUR' },
          occurredFrom: `2025-11-${day}T06:00:00.000Z`,
        },
      }),
    });
  const take = async (id: string, steps: number): Promise<string> => {
    const noticeText = words('Fire is alleged.');
    const acts = [
      [officer, 'submitAllegation', { expectedVersion: 1 }],
      [REGISTRY, 'registerAllegation', { expectedVersion: 1 }],
      [REGISTRY, 'notifyAllegation', { expectedVersion: 2, noticeText }],
    ] as const;
    for (const [seat, name, more] of acts.slice(0, steps))
      await perform(deployment, seat, name, { id, ...more });
    return id;
  };

  test('are filled', async () => {
    const { firstDistrict: here, secondDistrict: there } = places;
    cases.late = await take(await draft('12', 'SMALL_ARMS_FIRE', here), 3);
    cases.registered = await take(await draft('11', 'INDIRECT_FIRE', here), 2);
    cases.draft = await draft('12', 'SNIPING', there);
    cases.told = await take(await draft('10', 'SMALL_ARMS_FIRE', there), 3);
    cases.submitted = await take(await draft('13', 'SNIPING', here), 1);
    const query = 'query ($id: ID!) { allegation(id: $id) { clocks { id kind } } }';
    const { body } = await deployment.ask(REGISTRY, query, { id: cases.late });
    const { clocks } = body.data?.allegation as { clocks: { id: string; kind: string }[] };
    const id = clocks.find(({ kind }) => kind === 'RESPONSE')?.id ?? '';
    await letPass(deployment, { table: 'clock', id, columns: ['started_at', 'due_at'], hours: 80 });
  });

  test('go by the time of the notice, the day and the next clock, two at a time as in one, from both ends', async () => {
    const { draft: a, submitted: s, registered: r, late: l, told: t } = cases;
    for (const [orderBy, expected] of [
      ['RECEIVED_NEWEST', [s, t, a, r, l]],
      // Of those that were not notified none is earlier than another.
      ['NOTIFIED_NEWEST', [...falling(a, s, r), t, l]],
      ['OCCURRED_NEWEST', [s, ...falling(l, a), r, t]],
      // Overdue, then 24 hours, then 72; the draft and the registered one have no clock that runs.
      ['DUE_FIRST', [l, s, t, ...rising(a, r)]],
    ] as const) {
      for (const from of ['start', 'end'] as const) {
        const found = await whole(officer, from, { ...mine, orderBy });
        expect([orderBy, from, found]).toEqual([orderBy, from, expected]);
      }
    }
    // The other side was told of two; the mediator knows no draft.
    const opposite = `${other}-officer`;
    expect(await whole(opposite, 'start', { ...mine, orderBy: 'NOTIFIED_NEWEST' })).toEqual([t, l]);
    expect(await whole(opposite, 'end', { ...mine, orderBy: 'DUE_FIRST' })).toEqual([l, t]);
    expect(await whole('tur-mediator', 'start', { ...mine, orderBy: 'DUE_FIRST' })).toEqual([
      ...[l, s, t, r],
    ]);
  });

  test('are narrowed by answer, clock, place and day, and counted in the world of who asks', async () => {
    const { draft: a, submitted: s, registered: r, late: l, told: t } = cases;
    const { sector, firstDistrict: here, secondDistrict: there } = places;
    const opposite = `${other}-officer`;
    for (const [filter, own, opposed] of [
      [{ awaitingAnswerOf: against }, [t, l], [t, l]],
      [{ awaitingAnswerOf: side, by: side }, [], []],
      [{ responseState: ['RESPONSE_PENDING'] }, [s, t, a, r, l], [t, l]],
      [{ responseState: ['DENIES'] }, [], []],
      [{ overdue: true }, [l], [l]],
      [{ overdue: false }, [s, t, a, r], [t]],
      [{ sectorId: sector }, [s, t, a, r, l], [t, l]],
      [{ sectorId: here }, [], []],
      [{ districtId: here }, [s, r, l], [l]],
      [{ districtId: there, act: ['SNIPING'] }, [a], []],
      [{ dayFrom: '2025-11-12' }, [s, a, l], [l]],
      [{ dayUntil: '2025-11-11' }, [t, r], [t]],
      [{ dayFrom: '2025-11-11', dayUntil: '2025-11-12', status: ['NOTIFIED'] }, [l], [l]],
    ] as const) {
      for (const [seat, expected] of [
        [officer, own],
        [opposite, opposed],
      ] as const) {
        const { nodes, totalCount } = await page(seat, {
          first: 100,
          filter: { by: side, ...filter },
        });
        expect([seat, filter, nodes.map(({ id }) => id), totalCount]).toEqual([
          ...[seat, filter, [...expected], expected.length],
        ]);
      }
    }
  });

  test('a cursor of another order, filter, seat or list is refused in the words for one that is none', async () => {
    const { pageInfo } = await page(officer, { first: 1, ...mine, orderBy: 'DUE_FIRST' });
    const refused = async (seat: string, more: object): Promise<string> => {
      const { bytes, body } = await deployment.ask(seat, LIST, { first: 1, ...more });
      expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      return bytes;
    };
    const after = pageInfo.endCursor;
    const none = await refused(officer, { ...mine, after: 'nonsense', orderBy: 'DUE_FIRST' });
    for (const [seat, more] of [
      [officer, { ...mine, after }],
      [officer, { ...mine, after, orderBy: 'OCCURRED_NEWEST' }],
      [officer, { filter: { by: against }, after, orderBy: 'DUE_FIRST' }],
      [`${one}-head`, { ...mine, after, orderBy: 'DUE_FIRST' }],
      [`${other}-officer`, { ...mine, after, orderBy: 'DUE_FIRST' }],
    ] as const)
      expect([seat, await refused(seat, more)]).toEqual([seat, none]);
  });

  test('of incidents, by day, family and place', async () => {
    const query = `{ allegations(first: 100, filter: { by: "${side}" }) { nodes { id incident { id } } } }`;
    const { body } = await deployment.ask(officer, query);
    const { nodes } = body.data?.allegations as {
      nodes: { id: string; incident: { id: string } }[];
    };
    const of = (id: string): string => nodes.find((node) => node.id === id)?.incident.id ?? '';
    const [a, s, r, l, t] = [
      ...[
        of(cases.draft),
        of(cases.submitted),
        of(cases.registered),
        of(cases.late),
        of(cases.told),
      ],
    ] as const;
    const known = [a, s, r, l, t];
    const listed = async (seat: string, variables: object): Promise<readonly string[]> => {
      const answer = await deployment.ask(seat, INCIDENTS, variables);
      const found = answer.body.data?.incidents as Page;
      return found.nodes.map(({ id }) => id).filter((id) => known.includes(id));
    };
    expect(await listed(officer, { orderBy: 'OCCURRED_NEWEST' })).toEqual([
      ...[s, ...falling(l, a), r, t],
    ]);
    expect(await listed(officer, { orderBy: 'RECEIVED_NEWEST' })).toEqual([s, t, a, r, l]);
    const { firstDistrict: districtId, sector: sectorId } = places;
    expect(await listed(officer, { filter: { districtId } })).toEqual([s, r, l]);
    expect(await listed(officer, { filter: { actFamily: ['PROVOCATIVE'] } })).toEqual([]);
    const filter = {
      actFamily: ['HOSTILE'],
      sectorId,
      dayFrom: '2025-11-12',
      dayUntil: '2025-11-12',
    };
    expect(await listed(officer, { filter })).toEqual([a, l]);
    expect(await listed(`${other}-officer`, { filter })).toEqual([l]);
    expect(await listed('obs-a-observer', { filter: { sectorId } })).toEqual([]);
  });
});
