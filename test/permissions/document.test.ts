import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { packagePath } from '../../shared/config/package-path.js';
import { permissionsHtml } from '../../shared/policy/permissions-html.js';
import { permissionsMarkdown } from '../../shared/policy/permissions-markdown.js';
import { canonicalJson } from '../../shared/policy/policy.js';
import { stagesOpen, audiencesOf, readersOf } from '../../shared/policy/visibility.js';
import { loadDirectory } from '../../shared/viewer/directory.js';
import { allegation } from '../support/case.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import type { Places } from '../support/mechanism.js';
import { words } from '../support/perform.js';
import { publishWeeks } from '../support/statistics.js';
import { harmed } from '../support/harm.js';
import { playCall, playExchange, playNotice } from './document-between.js';
import { playFiled } from './document-filed.js';
import { playFinding } from './document-finding.js';
import { BY_A_PARTY, playHarm, playIntake, playLink, playReports } from './document-incident.js';
import { POLICY } from './document-ledger.js';
import { Scenario, statedSteps } from './document-scenario.js';
import { itemsOf, SESSIONS } from './document-sessions.js';
import { playReview, playVisits } from './document-verification.js';
import { CLOCKS, HOTLINE } from '../support/terms.js';

const FROM = '2025-10-19T00:00:00.000Z';
const UNTIL = '2025-12-19T00:00:00.000Z';
const REGISTRY = 'sec-secretariat';

const folder = mkdtempSync(path.join(os.tmpdir(), 'mizan-document-'));
let deployment: Deployment;
let scenario: Scenario;
let places: Places;

/** With a third party and a second observer: whom a record does not concern is somebody, too. */
function withBystanders(): string {
  const file = packagePath('shared/config/delegations.json');
  const { delegations } = JSON.parse(readFileSync(file, 'utf8')) as { delegations: object[] };
  const more = [
    { code: 'XYZ', kind: 'PARTY', displayNames: { en: 'A third party' } },
    { code: 'OBS_B', kind: 'OBSERVER', displayNames: { en: 'Another observer' } },
  ];
  const copy = path.join(folder, 'delegations.json');
  writeFileSync(copy, JSON.stringify({ delegations: [...delegations, ...more] }));
  return copy;
}

beforeAll(async () => {
  const delegations = withBystanders();
  deployment = await startDeployment('one process', { MIZAN_DELEGATIONS: delegations });
  scenario = new Scenario(deployment, loadDirectory(delegations));
}, 120_000);
afterAll(async () => {
  await scenario.close();
  await deployment.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function recordReference(): Promise<Places> {
  const registry = async (group: string, act: string, input: object): Promise<string> =>
    scenario.act({ group, act, seat: REGISTRY, input });
  const agreementId = await registry('agreement', 'recordAgreement', {
    title: words('An understanding'),
    form: 'JOINT_STATEMENT',
    status: 'IN_FORCE',
    conditional: true,
    from: FROM,
    until: UNTIL,
    mediators: ['TUR', 'QAT'],
    hosts: ['TUR'],
  });
  await registry('extension', 'recordExtension', {
    agreementId,
    expectedVersion: 1,
    from: UNTIL,
    until: '2030-01-01T00:00:00.000Z',
  });
  await registry('obligation', 'recordObligation', {
    agreementId,
    code: 'O-1',
    kind: 'REFRAIN',
    nature: 'CONDUCT',
    on: ['PAK', 'AFG'],
    text: words('No fire across the line.'),
    clauseRef: 'Article 2',
    validFrom: FROM,
  });
  await registry('terms', 'adoptTerms', {
    agreementId,
    termsVersion: '0.9-test',
    inForceFrom: FROM,
    clocks: CLOCKS,
    hotline: HOTLINE,
    findingStandard: 'BALANCE_OF_PROBABILITIES',
    seriousStandard: 'CLEAR_AND_CONVINCING',
    measureRule: 'MEDIATORS_CONCUR',
  });
  const place = async (kind: string, side?: string): Promise<string> =>
    registry(`place ${kind}`, 'recordPlace', {
      kind,
      names: [{ text: `The ${kind}`, lang: 'en' }],
      precision: kind,
      side,
    });
  const [sector, district] = [await place('SECTOR'), await place('DISTRICT', 'PAK')];
  return { sector, firstDistrict: district, secondDistrict: district };
}

describe('the registry', () => {
  test('what is there from the start is given as the document says', async () => {
    await scenario.settle({ act: 'reconcile', group: 'delegations' });
  });

  test('what the registry records is given as the document says', async () => {
    places = await recordReference();
  }, 120_000);

  test.each([
    ['pak-head', 'PAK', 'PARTY_OFFICER'],
    ['afg-head', 'AFG', 'PARTY_HEAD'],
    ['tur-mediator', 'TUR', 'MEDIATOR'],
    [REGISTRY, 'SEC', 'MONITOR'],
  ])('a member that %s records and ends', async (seat, own, role) => {
    const group = `member of ${own}`;
    const binding = { SUBMITTING_DELEGATION: own };
    const person = { role, displayRole: 'Liaison', name: 'A name', validFrom: FROM };
    const id = await scenario.act({ group, act: 'recordMember', seat, binding, input: person });
    const end = { id, expectedVersion: 1, validUntil: UNTIL };
    await scenario.act({ group, act: 'endMember', seat, input: end });
  });
});

describe.each([
  ['PAK', 'AFG', 'TUR'],
  ['AFG', 'PAK', 'QAT'],
])('a case by %s against %s, with %s in the caucus', (claimant, respondent, mediator) => {
  const seat = `${claimant.toLowerCase()}-officer`;
  const other = `${respondent.toLowerCase()}-officer`;
  const chair = `${mediator.toLowerCase()}-mediator`;
  const sides = { SUBMITTING_DELEGATION: claimant, OTHER_PARTY: respondent };
  const own = { SUBMITTING_DELEGATION: claimant };
  const caucus = { NAMED_PARTY: claimant, NAMED_MEDIATOR: mediator };
  const group = `case of ${claimant}`;
  let target = '';

  const evidence = async (name: string, by: string, linked: boolean): Promise<string> =>
    scenario.act({
      group: `${name} of ${by}`,
      act: 'draftEvidence',
      seat: by,
      binding: { SUBMITTING_DELEGATION: by === seat ? claimant : respondent },
      target,
      input: {
        kind: 'PHOTO',
        title: words('A photograph'),
        sha256: 'c'.repeat(64),
        size: 10,
        mediaType: 'image/jpeg',
        ...(linked ? { allegationId: target } : {}),
      },
    });
  const seal = async (name: string, id: string): Promise<string> =>
    scenario.act({
      group: `${name} of ${seat}`,
      act: 'sealEvidence',
      seat,
      binding: own,
      input: { id, expectedVersion: 1 },
    });
  const link = async (name: string, itemId: string, of: string): Promise<string> =>
    scenario.act({
      ...{ group: `${name} of ${seat}`, act: 'linkEvidence', of, seat, binding: own, target },
      input: { itemId, allegationId: target },
    });
  /** Acts on a case at the version that the seat reads now. */
  const on = async (
    [id, of]: readonly [string, string],
    name: string,
    by: string,
    more: object = {},
  ): Promise<void> => {
    const query = 'query ($id: ID!) { allegation(id: $id) { version } }';
    const { body } = await deployment.ask(by, query, { id });
    const { version } = body.data?.allegation as { version: number };
    const input = { id, expectedVersion: version, ...more };
    await scenario.act({ group: of, act: name, seat: by, binding: sides, input });
  };
  const act = async (name: string, by: string, more = {}): Promise<void> =>
    on([target, group], name, by, more);
  /** A case of its own that comes to the registry. */
  const another = async (name: string): Promise<readonly [string, string]> => {
    const of = `${name} of ${claimant}`;
    const input = allegation(respondent, places, { harm: [harmed(claimant, 'INJURED')] });
    const draft = {
      group: of,
      act: 'draftAllegation',
      of: BY_A_PARTY,
      seat,
      binding: sides,
      input,
    };
    const one = [await scenario.act(draft), of] as const;
    await on(one, 'editAllegationDraft', seat, { harm: [harmed(claimant, 'KILLED')] });
    await on(one, 'submitAllegation', seat);
    await on(one, 'registerAllegation', REGISTRY);
    return one;
  };

  test('its draft, with evidence', async () => {
    const input = allegation(respondent, places, { harm: [harmed(claimant, 'INJURED')] });
    const draft = { group, act: 'draftAllegation', of: BY_A_PARTY };
    target = await scenario.act({ ...draft, seat, binding: sides, input });
    const correction = { clause: 'Article 2(c)', harm: [harmed(claimant, 'KILLED')] };
    await act('editAllegationDraft', seat, correction);
    const between = { one: claimant, other: respondent };
    await playReports({ scenario, deployment }, between, [target, group], 'drafted');
    const first = await evidence('linked draft', seat, true);
    const second = await evidence('draft', seat, false);
    await link('draft', second, 'a link of an item that is still a draft');
    await seal('linked draft', first);
    await seal('draft', second);
  }, 120_000);

  test('its submission, and evidence that is linked when it is sealed', async () => {
    await act('submitAllegation', seat);
    await act('returnAllegation', REGISTRY, { reasons: words('Say more.') });
    await act('submitAllegation', seat);
    const between = { one: claimant, other: respondent };
    await playReports({ scenario, deployment }, between, [target, group], 'submitted');
    // The mediators hold the case now, and still nothing of an item that is a draft.
    await evidence('linked later', seat, true);
    const late = await evidence('draft later', seat, false);
    await link('draft later', late, 'a link of an item that is still a draft');
    const third = await evidence('sealed', seat, false);
    await seal('sealed', third);
    await link('sealed', third, 'a link of a sealed item');
  }, 120_000);

  test.each(SESSIONS)(
    '%s %j, with items about the case before the other side knows',
    async (of, plan) => {
      const meeting = `${plan.kind} with ${claimant}`;
      const binding = plan.kind === 'CAUCUS' ? caucus : {};
      const named = plan.kind === 'CAUCUS' ? { party: claimant, mediators: [mediator] } : {};
      const session = await scenario.act({
        ...{ group: meeting, act: 'scheduleSession', of, seat: chair, binding },
        input: { place: 'A city', opensAt: FROM, closesAt: UNTIL, ...plan, ...named },
      });
      const item = { act: 'addAgendaItem', of: itemsOf(of), seat: chair, binding };
      const input = { sessionId: session, text: words('To discuss') };
      await scenario.act({ ...item, group: `${meeting}: item`, input });
      const about = { ...input, allegationId: target };
      await scenario.act({ ...item, group: `${meeting}: case`, target, input: about });
      for (const [at, name] of ['openSession', 'closeSession'].entries()) {
        const change = { id: session, expectedVersion: at + 1 };
        await scenario.act({ group: meeting, act: name, seat: chair, input: change });
      }
    },
    120_000,
  );

  test('its registration, the notice and the answer', async () => {
    await act('registerAllegation', REGISTRY);
    await act('notifyAllegation', REGISTRY, { noticeText: words('Fire is alleged.') });
    const query =
      'query ($id: ID!) { allegation(id: $id) { clocks { id kind startedAt version } } }';
    const { body } = await deployment.ask(REGISTRY, query, { id: target });
    const { clocks } = body.data?.allegation as { clocks: readonly Record<string, string>[] };
    const running = clocks.find(({ kind }) => kind === 'RESPONSE') ?? {};
    const dueAt = new Date(Date.parse(running.startedAt ?? '') + 100 * 3_600_000).toISOString();
    await scenario.act({
      ...{ group, act: 'extendClock', seat: REGISTRY, binding: sides },
      input: { id: running.id, expectedVersion: 1, dueAt, reasons: words('A holiday.') },
    });
    await scenario.act({
      group,
      act: 'submitStatement',
      seat: other,
      binding: { SUBMITTING_DELEGATION: respondent, OTHER_PARTY: claimant },
      input: { allegationId: target, expectedVersion: 1, kind: 'DENIES', text: words('Denied.') },
    });
    await evidence('answer', other, true);
  }, 120_000);

  test('its verification, and cases that end otherwise', async () => {
    await act('startVerification', REGISTRY);
    await playVisits(scenario, { allegationId: target, claimant, respondent, group });
    await act('suspendNoAccess', REGISTRY, { reasons: words('No road.') });
    await act('resumeVerification', REGISTRY);
    for (const [propose, cosign, more] of [
      ['proposeInadmissibility', 'cosignInadmissibility', {}],
      ['proposeMerger', 'cosignMerger', { intoId: target }],
    ] as const) {
      const ended = await another(cosign);
      await on(ended, propose, REGISTRY, { reasons: words('As agreed.'), ...more });
      const query = 'query ($id: ID!) { allegation(id: $id) { exitProposals { id } } }';
      const { body } = await deployment.ask(chair, query, { id: ended[0] });
      const found = body.data?.allegation as { exitProposals: readonly { id: string }[] };
      await on(ended, cosign, chair, { proposalId: found.exitProposals[0]?.id });
    }
    const withdrawn = await another('withdrawn');
    await on(withdrawn, 'withdrawAllegation', `${claimant.toLowerCase()}-head`);
    const settled = await another('settled');
    await on(settled, 'notifyAllegation', REGISTRY, { noticeText: words('Fire is alleged.') });
    await on(settled, 'confirmLocalSettlement', other, { terms: words('They have met.') });
    await on(settled, 'confirmLocalSettlement', seat);
    await act('withdrawAllegation', `${claimant.toLowerCase()}-head`);
  }, 240_000);

  test('its finding, from the draft to the determination', async () => {
    const found = await another('finding');
    const [id, of] = found;
    await on(found, 'notifyAllegation', REGISTRY, { noticeText: words('Fire is alleged.') });
    const answer = { allegationId: id, expectedVersion: 1, kind: 'DENIES', text: words('No.') };
    await scenario.act({
      ...{ group: of, act: 'submitStatement', seat: other, input: answer },
      binding: { SUBMITTING_DELEGATION: respondent, OTHER_PARTY: claimant },
    });
    await on(found, 'startVerification', REGISTRY);
    await playReview(scenario, { allegationId: id, claimant, respondent, group: of });
    const both = { one: claimant, other: respondent };
    await playHarm({ scenario, deployment }, both, found);
    await playFinding({ scenario, deployment }, both, found);
  }, 240_000);

  test('a link of its incident with another, which is taken back', async () => {
    const [other] = await another('linked');
    await playLink({ scenario, deployment }, chair, [target, other]);
  }, 120_000);

  test.each(['sec-secretariat', 'sec-monitor'])(
    'a case that %s brings',
    async (by) => {
      const between = { one: claimant, other: respondent };
      await playIntake({ scenario, deployment }, between, places, by);
    },
    120_000,
  );

  test('a case that an officer, the registry or a monitor files in one act', async () => {
    const between = { one: claimant, other: respondent };
    for (const by of [seat, REGISTRY, 'sec-monitor'])
      await playFiled({ scenario, deployment }, between, places, by);
  }, 240_000);

  test('notes of a caucus, by the mediator and by the head', async () => {
    const head = `${claimant.toLowerCase()}-head`;
    for (const by of [chair, head]) {
      const note = { group: `note by ${by}`, binding: caucus };
      const said = { party: claimant, mediators: [mediator], body: words('In confidence.') };
      const id = await scenario.act({ ...note, act: 'recordCaucusNote', seat: by, input: said });
      const input = { id, expectedVersion: 1 };
      await scenario.act({ ...note, act: 'confirmCaucusNote', seat: head, input });
    }
  }, 120_000);
});

describe.each([
  [{ one: 'PAK', other: 'AFG' }, 3],
  [{ one: 'AFG', other: 'PAK' }, 5],
])('what goes between %j', (sides, day) => {
  test.each(['answered', 'unanswered'] as const)('a call that is %s', async (ends) => {
    await playCall({ scenario, deployment }, sides, ends);
  });

  test.each(['acknowledged', 'objected to', 'left'] as const)(
    'a notice that is %s',
    async (ends) => {
      await playNotice({ scenario, deployment }, sides, places.sector, ends);
    },
  );

  test('seals that are withdrawn and opened', async () => {
    await playExchange(scenario, sides, places.sector, day);
  });
});

describe('published figures', () => {
  test('a week is given as the document says', async () => {
    await publishWeeks(deployment);
    await scenario.settle({ act: 'publishWeek', group: 'statistics' });
  }, 120_000);
});

describe('the document leaves nothing out', () => {
  test('every record that there is now is held and found as the document says', async () => {
    expect(await scenario.differences()).toEqual([]);
  }, 120_000);

  test('every stage that it speaks of was performed, and compared with the grants and the worlds', () => {
    expect([...scenario.performed].sort()).toEqual([...new Set(statedSteps())].sort());
  });

  test('every record type has its courses, and every act is one of them', () => {
    for (const { records, mutations } of Object.values(POLICY.documents)) {
      const courses = Object.values(records).flatMap((record) => record.courses ?? []);
      const acts = new Set(courses.flatMap(({ stages }) => stages.map(({ act }) => act)));
      expect(Object.values(records).filter((record) => !record.courses)).toEqual([]);
      expect(Object.keys(mutations).filter((name) => !acts.has(name))).toEqual([]);
    }
  });

  test('nothing that was open is closed by a later stage: no act takes anything back yet', () => {
    for (const { records } of Object.values(POLICY.documents)) {
      for (const record of Object.values(records)) {
        for (const course of record.courses ?? []) {
          const readers = audiencesOf(course).flatMap((one) =>
            readersOf(one, course, POLICY.rules),
          );
          for (const reader of readers) {
            const open = stagesOpen(reader, { record, course }, record.existence, POLICY.rules);
            const [first = 0] = open;
            expect(open).toEqual(open.map((_, at) => first + at));
          }
        }
      }
    }
  });
});

describe('what is committed', () => {
  test.each([
    ['md', permissionsMarkdown(POLICY)],
    ['html', permissionsHtml(POLICY)],
    ['json', `${canonicalJson(POLICY, 2)}\n`],
  ])('docs/permissions.%s is what npm run docs:permissions writes', (extension, text) => {
    expect(readFileSync(packagePath(`docs/permissions.${extension}`), 'utf8')).toBe(text);
  });

  test('the page needs no script, no server and no other file', () => {
    expect(permissionsHtml(POLICY)).not.toMatch(/<script|<link|<img|\b(?:src|href)="(?!#)|url\(/);
  });
});
