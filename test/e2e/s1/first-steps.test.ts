import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type Deployment, type Mode, startDeployment } from '../../support/deployment.js';
import { act, eventually, must } from '../../support/acts.js';
import { recordMechanism } from '../../support/mechanism.js';
import { ANY, full, part } from './expected.js';
import { droneStrike, indirectFire, type Places, type Sides } from './inputs.js';
import { COUNTS, VIEW } from './view.js';

const ABSENT = 'alg_00000000-0000-4000-8000-000000000000';
const NOTICE = {
  original: 'Indirect fire on a post in the district on 12 November is alleged.',
  lang: 'en',
};
const REGISTRATION = { kind: 'REGISTRATION', hours: 24, termsVersion: '0.9-test' };
const RESPONSE = { kind: 'RESPONSE', hours: 72, termsVersion: '0.9-test' };

/** Every seat of the demo but the first side's persons and app; `null` is a request without a token. */
const NEVER_INVOLVED = ['sec-monitor', 'sec-custodian', 'sec-auditor', 'obs-a-observer', null];

interface Story {
  readonly deployment: Deployment;
  readonly sides: Sides;
  readonly places: Places;
  /** The login names of the two sides. */
  readonly one: string;
  readonly other: string;
}

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        ['submittedAt', 'registeredAt', 'notifiedAt'].includes(key) && inner !== null
          ? ANY
          : masked(inner),
      ]),
    );
  }
  return value;
}

async function view(story: Story, seat: string | null, id: string): Promise<unknown> {
  const { body } = await story.deployment.ask(seat, VIEW, { id });
  return masked(body.data?.allegation);
}

/** What a seat answers for an allegation that it must not know of, beside what it answers for none at all. */
async function expectAbsent(
  story: Story,
  seats: readonly (string | null)[],
  id: string,
): Promise<void> {
  for (const seat of seats) {
    const hidden = await story.deployment.ask(seat, VIEW, { id });
    const absent = await story.deployment.ask(seat, VIEW, { id: ABSENT });
    expect([seat, hidden.status, hidden.bytes]).toEqual([seat, absent.status, absent.bytes]);
    expect(hidden.body.errors?.map((error) => error.extensions.code)).toEqual(['NOT_FOUND']);
    expect(hidden.body.data).toEqual({ allegation: null });
    const { body } = await story.deployment.ask(seat, COUNTS, {});
    expect(JSON.stringify(body)).not.toContain(id);
  }
}

async function countsOf(story: Story, seat: string): Promise<string> {
  return (await story.deployment.ask(seat, COUNTS, {})).bytes;
}

/** Steps 1 to 4 with every seat's answers at every stage. */
async function play(story: Story): Promise<void> {
  const { deployment, sides, places, one, other } = story;
  const [officer, head, app] = [`${one}-officer`, `${one}-head`, `${one}-app`];
  const opposite = [`${other}-officer`, `${other}-head`, `${other}-app`];
  const before = await countsOf(story, `${other}-officer`);

  // Step 1: the first side drafts, with evidence; only its own persons know.
  const id = await must(deployment, officer, 'draftAllegation', indirectFire(sides.second, places));
  const track = await must(deployment, officer, 'draftEvidence', {
    idempotencyKey: 's1-sensor-track',
    kind: 'SENSOR_DATA',
    title: { original: 'Sensor track', lang: 'en' },
    sha256: 'a'.repeat(64),
    size: 1024,
    mediaType: 'application/json',
    allegationId: id,
  });
  const mechanism = ['tur-mediator', 'qat-mediator', 'sec-secretariat'];
  const drafted = { status: 'DRAFT', clocks: [] };
  const draftTrack = [{ title: { original: 'Sensor track' }, status: 'DRAFT' }];
  await eventually(async () => {
    expect(await view(story, officer, id)).toEqual(
      full(drafted, sides, places, draftTrack, ['EDIT']),
    );
  });
  expect(await view(story, head, id)).toEqual(
    full(drafted, sides, places, draftTrack, ['EDIT', 'SUBMIT', 'WITHDRAW']),
  );
  await expectAbsent(story, [...opposite, app, ...mechanism, ...NEVER_INVOLVED], id);

  // A source is at risk: the officer may not submit, the head may.
  const refused = await act(deployment, officer, 'submitAllegation', {
    idempotencyKey: 's1-officer-submits',
    id,
    expectedVersion: 1,
  });
  expect(refused.userErrors.map((fault) => [fault.code, fault.path])).toEqual([
    ['ILLEGAL_TRANSITION', ['input', 'id']],
  ]);
  await must(deployment, head, 'submitAllegation', {
    idempotencyKey: 's1-head-submits',
    id,
    expectedVersion: 1,
  });
  await must(deployment, officer, 'sealEvidence', {
    idempotencyKey: 's1-seal-track',
    id: track,
    expectedVersion: 1,
  });
  const sealed = [{ title: { original: 'Sensor track' }, status: 'SEALED' }];
  const submitted = { status: 'SUBMITTED', clocks: [REGISTRATION] };
  await eventually(async () => {
    expect(await view(story, head, id)).toEqual(
      full(submitted, sides, places, sealed, ['WITHDRAW']),
    );
    for (const seat of ['tur-mediator', 'qat-mediator', officer]) {
      expect([seat, await view(story, seat, id)]).toEqual([
        seat,
        full(submitted, sides, places, sealed, []),
      ]);
    }
    expect(await view(story, 'sec-secretariat', id)).toEqual(
      full(submitted, sides, places, sealed, ['RETURN', 'REGISTER']),
    );
    expect(await view(story, app, id)).toEqual(part(submitted, sides, places, 'SCOPE_MISSING', []));
  });
  await expectAbsent(story, [...opposite, ...NEVER_INVOLVED], id);

  await must(deployment, 'sec-secretariat', 'registerAllegation', {
    idempotencyKey: `s1-register-${one}`,
    id,
    expectedVersion: 1,
  });
  const known = (await view(story, officer, id)) as { registryRef: string };
  expect(known.registryRef).toMatch(/^R-[2-9A-HJ-NP-Z]{4}$/);
  const registered = { ...submitted, status: 'REGISTERED', registryRef: known.registryRef };
  expect(known).toEqual(full(registered, sides, places, sealed, []));
  await expectAbsent(story, [...opposite, ...NEVER_INVOLVED], id);
  // The other side's list and count are what they were before the first side wrote anything, byte for byte.
  expect(await countsOf(story, `${other}-officer`)).toBe(before);

  // Step 2: the other side files its own the same morning; the first side sees nothing of it.
  const mine = await countsOf(story, officer);
  const counter = await must(
    deployment,
    `${other}-officer`,
    'draftAllegation',
    droneStrike(sides.first, places),
  );
  await must(deployment, `${other}-officer`, 'submitAllegation', {
    idempotencyKey: 's1-other-submits',
    id: counter,
    expectedVersion: 1,
  });
  await must(deployment, 'sec-secretariat', 'registerAllegation', {
    idempotencyKey: `s1-register-${other}`,
    id: counter,
    expectedVersion: 1,
  });
  expect(await countsOf(story, officer)).toBe(mine);
  await expectAbsent(story, [officer, head, app, ...NEVER_INVOLVED], counter);

  // Step 3: the secretariat notifies both; each side gets the notice and the district.
  await must(deployment, 'sec-secretariat', 'notifyAllegation', {
    idempotencyKey: `s1-notify-${one}`,
    id,
    expectedVersion: 2,
    noticeText: NOTICE,
  });
  await must(deployment, 'sec-secretariat', 'notifyAllegation', {
    idempotencyKey: `s1-notify-${other}`,
    id: counter,
    expectedVersion: 2,
    noticeText: { original: 'A strike in the district on 12 November is alleged.', lang: 'en' },
  });
  const year = new Date().getUTCFullYear();
  const notified = {
    ...registered,
    status: 'NOTIFIED',
    caseNo: `MV-${String(year)}-0001`,
    clocks: [REGISTRATION, RESPONSE],
    notice: true,
  } as const;
  const told = { ...notified, clocks: [RESPONSE] };
  const answers = ['RESPOND', 'CONFIRM_SETTLEMENT'];
  for (const seat of [`${other}-officer`, `${other}-head`]) {
    expect([seat, await view(story, seat, id)]).toEqual([
      seat,
      part(told, sides, places, 'OTHER_PARTY_SUBMISSION', answers),
    ]);
  }
  expect(await view(story, `${other}-app`, id)).toEqual(
    part(told, sides, places, 'OTHER_PARTY_SUBMISSION', []),
  );
  expect(await view(story, app, id)).toEqual(part(notified, sides, places, 'SCOPE_MISSING', []));
  const verbs = new Map([
    [officer, ['CONFIRM_SETTLEMENT']],
    [head, ['CONFIRM_SETTLEMENT', 'WITHDRAW']],
  ]);
  const may = (seat: string): readonly string[] => verbs.get(seat) ?? [];
  for (const seat of [officer, head, ...mechanism]) {
    expect([seat, await view(story, seat, id)]).toEqual([
      seat,
      full(notified, sides, places, sealed, may(seat)),
    ]);
  }
  const second = (await view(story, officer, counter)) as Record<string, unknown>;
  expect(second.caseNo).toBe(`MV-${String(year)}-0002`);
  expect(second.basisSummary).toBeNull();
  await expectAbsent(story, NEVER_INVOLVED, id);

  // Step 4: both answer; the annex is for the mediators and the secretariat.
  await must(deployment, `${other}-officer`, 'submitStatement', {
    idempotencyKey: 's1-counter-alleges',
    allegationId: id,
    expectedVersion: 1,
    kind: 'COUNTER_ALLEGES',
    text: { original: 'Denied; see our own allegation.', lang: 'en' },
    privateAnnex: { original: 'Our radar shows another origin.', lang: 'en' },
    internalNote: { original: 'Ask the brigade again.', lang: 'en' },
    counterAllegationId: counter,
  });
  const answer = {
    by: { code: sides.second },
    kind: 'COUNTER_ALLEGES',
    text: { original: 'Denied; see our own allegation.' },
  };
  const annex = { original: 'Our radar shows another origin.' };
  const note = { original: 'Ask the brigade again.' };
  const hiddenNote = { field: 'internalNote', reason: 'OTHER_PARTY_SUBMISSION' };
  const hiddenAnnex = { field: 'privateAnnex', reason: 'OTHER_PARTY_SUBMISSION' };
  const bySeat = {
    [officer]: {
      ...answer,
      privateAnnex: null,
      internalNote: null,
      withheld: [hiddenAnnex, hiddenNote],
    },
    'tur-mediator': { ...answer, privateAnnex: annex, internalNote: null, withheld: [hiddenNote] },
    'qat-mediator': { ...answer, privateAnnex: annex, internalNote: null, withheld: [hiddenNote] },
    'sec-secretariat': {
      ...answer,
      privateAnnex: annex,
      internalNote: null,
      withheld: [hiddenNote],
    },
    [`${other}-officer`]: { ...answer, privateAnnex: annex, internalNote: note, withheld: [] },
    [`${other}-app`]: {
      ...answer,
      privateAnnex: null,
      internalNote: null,
      withheld: [
        { field: 'privateAnnex', reason: 'SCOPE_MISSING' },
        { field: 'internalNote', reason: 'SCOPE_MISSING' },
      ],
    },
  };
  for (const [seat, statement] of Object.entries(bySeat)) {
    const seen = (await view(story, seat, id)) as { statements: unknown; responseState: unknown };
    expect([seat, seen.statements, seen.responseState]).toEqual([
      seat,
      [statement],
      'COUNTER_ALLEGES',
    ]);
  }
  await expectAbsent(story, NEVER_INVOLVED, id);

  // The mediators' cross-party view: counts never without the answer.
  const caseload = await deployment.ask(
    'tur-mediator',
    '{ caseload { counts { respondent { code } act status responseState count } overdue(first: 10) { totalCount } newestUnverified(first: 10) { nodes { act } } } }',
    {},
  );
  const rows = [
    {
      respondent: { code: sides.second },
      act: 'INDIRECT_FIRE',
      status: 'NOTIFIED',
      responseState: 'COUNTER_ALLEGES',
      count: 1,
    },
    {
      respondent: { code: sides.first },
      act: 'ARMED_DRONE_STRIKE',
      status: 'NOTIFIED',
      responseState: 'RESPONSE_PENDING',
      count: 1,
    },
  ].sort((left, right) => (left.respondent.code < right.respondent.code ? -1 : 1));
  expect(caseload.body.data).toEqual({
    caseload: {
      counts: rows,
      overdue: { totalCount: 0 },
      newestUnverified: { nodes: [{ act: 'ARMED_DRONE_STRIKE' }, { act: 'INDIRECT_FIRE' }] },
    },
  });
  for (const seat of [officer, `${other}-head`, app, 'obs-a-observer', null]) {
    const denied = await deployment.ask(seat, '{ caseload { counts { count } } }', {});
    expect([seat, denied.body.errors?.[0]?.extensions.code]).toEqual([seat, 'FORBIDDEN']);
  }

  // A filter on a field that the role can never read is refused, on one that it reads on some records it is not.
  for (const seat of [officer, `${other}-officer`]) {
    const refusal = await deployment.ask(
      seat,
      '{ allegations(first: 1, filter: { sourceRisk: AT_RISK }) { totalCount } }',
      {},
    );
    expect([seat, refusal.body.errors?.[0]?.extensions.code]).toEqual([seat, 'FORBIDDEN_ARGUMENT']);
  }
  expect(await deployment.differences()).toEqual([]);
}

describe.each<[Mode, string, string]>([
  ['one process', 'PAK', 'AFG'],
  ['one process', 'AFG', 'PAK'],
  ['own processes', 'PAK', 'AFG'],
  ['own processes', 'AFG', 'PAK'],
])('scenario S1 in %s, %s files first', (mode, first, second) => {
  let deployment: Deployment;
  beforeAll(async () => {
    deployment = await startDeployment(mode);
  });
  afterAll(async () => {
    await deployment.stop();
  });

  test('steps 1 to 4: every seat sees what was given to it and nothing else', async () => {
    const places = await recordMechanism(deployment);
    const story = {
      deployment,
      sides: { first, second },
      places,
      one: first.toLowerCase(),
      other: second.toLowerCase(),
    };
    await play(story);
  });
});
