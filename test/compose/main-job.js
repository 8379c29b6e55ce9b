import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const ALLEGATION = `query ($id: ID!) {
  allegation(id: $id) {
    id status caseNo basisSummary { original }
    incident { reports { narrative { original } noticeText { original } } }
  }
}`;

/** A client of the gateway: asks and acts as any seat. */
export class Client {
  constructor(url, token) {
    this.url = url;
    this.token = token;
  }

  /** Sends one request as a role of a delegation. */
  async ask([delegation, role], query, variables) {
    const authorization = `Bearer ${await this.token(delegation, role)}`;
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query, variables }),
    });
    return response.json();
  }

  /** Performs an act and gives back the id of its record; what it refers to may still be on its way. */
  async act(seat, name, type, record, input) {
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${record} { id } userErrors { code message } } }`;
    const values = { idempotencyKey: randomUUID(), ...input };
    for (let tries = 0; ; tries += 1) {
      const answer = await this.ask(seat, query, { input: values });
      const id = answer.data?.[name]?.[record]?.id;
      if (id) return id;
      if (tries === 50) assert.fail(`${name}: ${JSON.stringify(answer)}`);
      await sleep(200);
    }
  }
}

const OFFICER = ['PAK', 'PARTY_OFFICER'];
const OTHER_SIDE = ['AFG', 'PARTY_OFFICER'];
const SECRETARIAT = ['SEC', 'SECRETARIAT'];
const NARRATIVE = 'Nine rounds fell on the post.';
const NOTICE = 'Indirect fire on a post in the district is alleged.';

async function recordMechanism(client) {
  const agreementId = await client.act(
    SECRETARIAT,
    'recordAgreement',
    'RecordAgreementInput',
    'agreement',
    {
      title: { original: 'Ceasefire', lang: 'en' },
      form: 'JOINT_STATEMENT',
      status: 'IN_FORCE',
      conditional: false,
      from: '2025-10-19T00:00:00.000Z',
      mediators: ['QAT', 'TUR'],
      hosts: ['TUR'],
    },
  );
  await client.act(SECRETARIAT, 'adoptTerms', 'AdoptTermsInput', 'termsOfReference', {
    agreementId,
    termsVersion: '1.0',
    inForceFrom: '2025-11-01T00:00:00.000Z',
    clocks: [
      { kind: 'REGISTRATION', hours: 24 },
      { kind: 'RESPONSE', hours: 72 },
      { kind: 'ACCESS_DELAYED', hours: 48 },
      { kind: 'ACCESS_DENIED', hours: 120 },
      { kind: 'COMMENT', hours: 72 },
      { kind: 'APPEAL', hours: 168 },
    ],
    hotline: { relayMinutes: 10, acknowledgeMinutes: 30, answerMinutes: 120 },
    findingStandard: 'REASONABLE_GROUNDS_TO_BELIEVE',
    seriousStandard: 'CLEAR_AND_CONVINCING',
    measureRule: 'CONSENSUS_THEN_MEDIATORS_CONCUR',
  });
  const place = async (kind, name, side) =>
    client.act(SECRETARIAT, 'recordPlace', 'RecordPlaceInput', 'place', {
      kind,
      names: [{ text: name, lang: 'en' }],
      side,
      precision: kind,
    });
  return {
    sectorId: await place('SECTOR', 'Sector 2'),
    districtId: await place('DISTRICT', 'Kurram', 'PAK'),
  };
}

async function draft(client, places) {
  return client.act(OFFICER, 'draftAllegation', 'DraftAllegationInput', 'allegation', {
    respondent: 'AFG',
    act: 'INDIRECT_FIRE',
    clause: 'Article 2(a)',
    basisSummary: { original: 'Sensor track.', lang: 'en' },
    incident: { ...places, occurredFrom: '2025-11-11T22:40:00.000Z', timePrecision: 'EXACT' },
    report: { narrative: { original: NARRATIVE, lang: 'en' } },
  });
}

/** Says what a seat is told when it asks for the allegation. */
async function seen(client, seat, id) {
  const { data, errors } = await client.ask(seat, ALLEGATION, { id });
  return data?.allegation ?? errors?.map((error) => error.extensions.code);
}

/** What both sides see of a notified allegation, and the other side of what was not given to it. */
export async function expectNotified(client, id) {
  const own = await seen(client, OFFICER, id);
  assert.equal(own.status, 'NOTIFIED');
  assert.equal(own.incident.reports[0].narrative.original, NARRATIVE);
  const told = await seen(client, OTHER_SIDE, id);
  assert.equal(told.caseNo, own.caseNo);
  assert.equal(told.basisSummary, null);
  assert.equal(told.incident.reports[0].narrative, null);
  assert.equal(told.incident.reports[0].noticeText.original, NOTICE);
}

/** The main job: one side alleges, the other cannot know; the secretariat notifies, the other sees the notice. */
export async function playMainJob(client) {
  const id = await draft(client, await recordMechanism(client));
  const act = async (seat, name, expectedVersion, more = {}, type = 'AllegationActInput') =>
    client.act(seat, name, type, 'allegation', { id, expectedVersion, ...more });
  await act(OFFICER, 'submitAllegation', 1);
  assert.deepEqual(await seen(client, OTHER_SIDE, id), ['NOT_FOUND']);
  await act(SECRETARIAT, 'registerAllegation', 1);
  assert.deepEqual(await seen(client, OTHER_SIDE, id), ['NOT_FOUND']);
  const notice = { noticeText: { original: NOTICE, lang: 'en' } };
  await act(SECRETARIAT, 'notifyAllegation', 2, notice, 'NotifyAllegationInput');
  await expectNotified(client, id);
  return id;
}
