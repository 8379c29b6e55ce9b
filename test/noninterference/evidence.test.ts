import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { eventually } from '../support/acts.js';
import { allegation, file, type Filed } from '../support/case.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { fieldsOf, schemaOf } from '../support/introspection.js';
import { type Places, recordMechanism } from '../support/mechanism.js';
import { perform, send, words } from '../support/perform.js';
import { answersOf, expectLikeAbsent } from '../support/same-bytes.js';
import { allBut, BOTH_WAYS, seatsOf } from '../support/seats.js';

let deployment: Deployment;
let places: Places;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
});
afterAll(async () => {
  await deployment.stop();
});

const DIGEST = 'd'.repeat(64);
const FILED = { kind: 'VIDEO', size: 4096, mediaType: 'video/mp4', sha256: DIGEST };
const LIST = `{ evidenceItems(first: 100) { totalCount pageInfo { hasNextPage startCursor endCursor }
  edges { cursor node { id version sha256 links { id } custody { id } } } } }`;
const CASE = `query ($id: ID!) { allegation(id: $id) {
  version updatedAt evidence { id version title { original } links { id } } withheld { field reason } } }`;
const ITEM = 'query ($id: ID!) { evidenceItem(id: $id) { id kind status sha256 } }';
const WHOLE = `query ($id: ID!) { evidenceItem(id: $id) {
  id version status title { original } description { original } sha256 size mediaType sealedAt custodyVerified
  custody { seq action sha256 prevHash hash } links { id } allegations { id } } }`;

async function sealed(seat: string, input: object): Promise<string> {
  const title = words('A video');
  const id = await perform(deployment, seat, 'draftEvidence', { ...FILED, title, ...input });
  await perform(deployment, seat, 'sealEvidence', { id, expectedVersion: 1 });
  return id;
}

/** An answer to a draft without the id that was drawn for it. */
function withoutId(bytes: string): string {
  return bytes.replaceAll(/evi_[0-9a-f-]{36}/g, 'evi_-');
}

describe.each(BOTH_WAYS)('evidence of %s, seen from %s', (first, second) => {
  const officer = `${first}-officer`;
  const opposite = seatsOf(second);
  const strangers = allBut(
    `${first}-head`,
    officer,
    'tur-mediator',
    'qat-mediator',
    'sec-secretariat',
  );
  let filed: Filed;
  let item: string;

  beforeAll(async () => {
    filed = await file(deployment, places, first, second.toUpperCase(), 'NOTIFIED');
  });

  test('no list, count, cursor or edge of anyone else changes in a byte, though the case is notified', async () => {
    const everything = async (): Promise<readonly unknown[]> => [
      ...(await answersOf(deployment, strangers, LIST)),
      ...(await answersOf(deployment, strangers, CASE, { id: filed.allegation })),
    ];
    const before = await everything();
    item = await sealed(officer, { allegationId: filed.allegation });
    const { body } = await deployment.ask('tur-mediator', CASE, { id: filed.allegation });
    expect(body.data).toMatchObject({ allegation: { evidence: [{ id: item }] } });
    expect(await everything()).toEqual(before);
  });

  test('the notified case has an empty list of evidence for the other side and for apps', async () => {
    for (const seat of [...opposite, `${first}-app`, 'tur-app', 'sec-app']) {
      const { body } = await deployment.ask(seat, CASE, { id: filed.allegation });
      expect([seat, body.data]).toEqual([
        seat,
        { allegation: expect.objectContaining({ evidence: [] }) as unknown },
      ]);
    }
  });

  test('A01: its id answers as one that never was, for every seat but its readers', async () => {
    for (const seat of strangers) {
      const bytes = await expectLikeAbsent(deployment, seat, ITEM, {
        hidden: { id: item },
        absent: { id: `evi_${randomUUID()}` },
      });
      expect([seat, bytes]).toEqual([seat, expect.stringContaining('NOT_FOUND')]);
    }
  });

  test('H01: the digest of the other side’s file is accepted like any other', async () => {
    const answers = await Promise.all(
      [DIGEST, randomUUID().replaceAll('-', '').repeat(2)].map(async (sha256) =>
        send(deployment, `${second}-officer`, 'draftEvidence', {
          ...FILED,
          idempotencyKey: randomUUID(),
          title: words('Our own video'),
          sha256,
        }),
      ),
    );
    expect(new Set(answers.map(({ bytes }) => withoutId(bytes))).size).toBe(1);
    const act = answers[0]?.body.data?.act as { evidenceItem: { id: string } };
    expect(act).toMatchObject({ userErrors: [], replayed: false });
    await perform(deployment, `${second}-officer`, 'sealEvidence', {
      id: act.evidenceItem.id,
      expectedVersion: 1,
    });
    const mine = await deployment.ask(`${second}-officer`, WHOLE, { id: act.evidenceItem.id });
    expect(mine.body.data).toMatchObject({
      evidenceItem: { sha256: DIGEST, status: 'SEALED', custodyVerified: true },
    });
    const theirs = await deployment.ask(officer, WHOLE, { id: item });
    expect(theirs.body.data).toMatchObject({ evidenceItem: { version: 2, custodyVerified: true } });
  });

  test('the respondent’s evidence on the claimant’s case moves nothing for the claimant', async () => {
    const claimant = seatsOf(first);
    const both = async (): Promise<readonly unknown[]> => [
      ...(await answersOf(deployment, claimant, LIST)),
      ...(await answersOf(deployment, claimant, CASE, { id: filed.allegation })),
    ];
    const before = await both();
    const answer = await sealed(`${second}-officer`, { allegationId: filed.allegation });
    expect(await both()).toEqual(before);
    const { body } = await deployment.ask(`${second}-head`, CASE, { id: filed.allegation });
    expect(body.data).toMatchObject({ allegation: { evidence: [{ id: answer }] } });
  });
});

describe('evidence and the case that it speaks of come to the mediators only when both are submitted', () => {
  const readers = ['tur-mediator', 'qat-mediator', 'sec-secretariat'];

  async function edges(seat: string, id: string): Promise<unknown> {
    const { body } = await deployment.ask(seat, CASE, { id });
    return (body.data?.allegation as { evidence: readonly object[] } | null)?.evidence;
  }
  async function drafted(): Promise<{ readonly caseId: string; readonly item: string }> {
    const caseId = await perform(
      deployment,
      'pak-officer',
      'draftAllegation',
      allegation('AFG', places),
    );
    const item = await perform(deployment, 'pak-officer', 'draftEvidence', {
      ...FILED,
      title: words('A video'),
      allegationId: caseId,
    });
    return { caseId, item };
  }

  test('the case is submitted, the item a draft: no edge, and its id is unknown', async () => {
    const { caseId, item } = await drafted();
    await perform(deployment, 'pak-officer', 'submitAllegation', {
      id: caseId,
      expectedVersion: 1,
    });
    for (const seat of readers) {
      expect([seat, await edges(seat, caseId)]).toEqual([seat, []]);
      const bytes = await expectLikeAbsent(deployment, seat, ITEM, {
        hidden: { id: item },
        absent: { id: `evi_${randomUUID()}` },
      });
      expect(bytes).toContain('NOT_FOUND');
    }
    await perform(deployment, 'pak-officer', 'sealEvidence', { id: item, expectedVersion: 1 });
    await eventually(async () => {
      for (const seat of readers)
        expect([seat, await edges(seat, caseId)]).toMatchObject([seat, [{ id: item }]]);
    });
  });

  test('the item is sealed, the case a draft: the item names no case and no link', async () => {
    const { caseId, item } = await drafted();
    await perform(deployment, 'pak-officer', 'sealEvidence', { id: item, expectedVersion: 1 });
    for (const seat of readers) {
      const { body, bytes } = await deployment.ask(seat, WHOLE, { id: item });
      expect([seat, body.data]).toMatchObject([
        seat,
        { evidenceItem: { links: [], allegations: [] } },
      ]);
      expect(bytes).not.toContain(caseId);
    }
    await perform(deployment, 'pak-officer', 'submitAllegation', {
      id: caseId,
      expectedVersion: 1,
    });
    await eventually(async () => {
      for (const seat of readers) {
        const { body } = await deployment.ask(seat, WHOLE, { id: item });
        expect([seat, body.data]).toMatchObject([
          seat,
          { evidenceItem: { allegations: [{ id: caseId }] } },
        ]);
        expect([seat, await edges(seat, caseId)]).toMatchObject([seat, [{ id: item }]]);
      }
    });
    expect(await deployment.differences()).toEqual([]);
  });
});

describe('what is sealed stays as it was sealed', () => {
  test('sealing again, with another digest or version, is refused and changes no byte', async () => {
    const item = await sealed('pak-officer', {});
    const before = await deployment.ask('pak-officer', WHOLE, { id: item });
    for (const claims of [
      {},
      { sha256: 'e'.repeat(64) },
      { size: 1 },
      { mediaType: 'image/png' },
    ]) {
      const { body } = await send(deployment, 'pak-head', 'sealEvidence', {
        idempotencyKey: randomUUID(),
        id: item,
        expectedVersion: 2,
        ...claims,
      });
      expect([claims, body.data?.act]).toMatchObject([
        claims,
        { evidenceItem: null, userErrors: [{ code: 'ILLEGAL_TRANSITION', path: ['input', 'id'] }] },
      ]);
    }
    expect((await deployment.ask('pak-officer', WHOLE, { id: item })).bytes).toBe(before.bytes);
  });

  test('a digest that the draft already names cannot be exchanged at sealing', async () => {
    const id = await perform(deployment, 'pak-officer', 'draftEvidence', {
      ...FILED,
      title: words('A video'),
    });
    const { body } = await send(deployment, 'pak-officer', 'sealEvidence', {
      idempotencyKey: randomUUID(),
      id,
      expectedVersion: 1,
      sha256: 'e'.repeat(64),
    });
    expect(body.data?.act).toMatchObject({
      evidenceItem: null,
      userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'sha256'] }],
    });
  });

  test('there is no other act that takes the content of an item', async () => {
    const schema = await schemaOf(deployment, null);
    const root = schema.getMutationType()?.getFields() ?? {};
    const acts = Object.values(root).filter((one) => String(one.type) === 'EvidenceItemPayload');
    expect(acts.map((one) => one.name).sort()).toEqual([
      'draftEvidence',
      'linkEvidence',
      'sealEvidence',
    ]);
    expect(fieldsOf(schema, 'EvidenceItemPayload')).toContain('evidenceItem');
  });
});
