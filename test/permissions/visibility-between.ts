import type { Deployment } from '../support/deployment.js';
import { allegation } from '../support/case.js';
import type { Places } from '../support/mechanism.js';
import { perform, words } from '../support/perform.js';
import { sealedLog } from '../support/sealed-log.js';
import type { Located, Scene } from './visibility-scene.js';

const REGISTRY = 'sec-secretariat';
const TEN_DAYS_MS = 864_000_000;

function inTenDays(days = 0): string {
  return new Date(Date.now() + TEN_DAYS_MS + days * 86_400_000).toISOString();
}

/** A call of one side that the other has answered. */
async function call(deployment: Deployment, one: string, other: string): Promise<string> {
  const id = await perform(deployment, `${one}-officer`, 'raiseHotlineCall', {
    to: other.toUpperCase(),
    message: words('Shots have been heard.'),
    callerPerson: 'The duty officer',
  });
  await perform(deployment, REGISTRY, 'relayHotlineCall', { id, expectedVersion: 1 });
  const callee = `${other}-officer`;
  await perform(deployment, callee, 'acknowledgeHotlineCall', { id, expectedVersion: 1 });
  const reply = words('It was a drill.');
  await perform(deployment, callee, 'answerHotlineCall', { id, expectedVersion: 2, reply });
  return id;
}

/** A notice of one side to which the other objects. */
async function notice(
  deployment: Deployment,
  { sector }: Places,
  one: string,
  other: string,
): Promise<string> {
  const id = await perform(deployment, `${one}-officer`, 'submitNotice', {
    to: other.toUpperCase(),
    kind: 'ENGINEERING_WORKS',
    windowFrom: inTenDays(),
    windowUntil: inTenDays(1),
    sectorId: sector,
    route: 'Along the river',
    coordinates: '34.12 N 71.09 E',
    units: 'A company of engineers',
  });
  await perform(deployment, REGISTRY, 'relayNotice', { id, expectedVersion: 1 });
  const objection = words('Too close to the line.');
  await perform(deployment, `${other}-officer`, 'objectToNotice', {
    ...{ id, expectedVersion: 1, objection },
  });
  return id;
}

/** Commits the logs of both sides for a day, and deposits those of the sides named. */
async function seals(
  deployment: Deployment,
  { sector }: Places,
  [one, other]: readonly [string, string],
  day: number,
  deposit: readonly string[],
): Promise<string> {
  const ids = new Map<string, string>();
  const logs = [
    [one, sealedLog(one.toUpperCase(), other.toUpperCase(), sector, day)],
    [other, sealedLog(other.toUpperCase(), one.toUpperCase(), sector, day)],
  ] as const;
  for (const [side, { commit }] of logs)
    ids.set(side, await perform(deployment, `${side}-officer`, 'commitIncidentLog', commit));
  for (const [side, { reveal }] of logs) {
    if (!deposit.includes(side)) continue;
    const expectedVersion = side === one ? 2 : 1;
    const input = { id: ids.get(side), expectedVersion, ...reveal };
    await perform(deployment, `${side}-head`, 'revealIncidentLog', input);
  }
  return ids.get(one) ?? '';
}

/** The report that an answered call became, in a case that is submitted. */
async function reportOf(
  deployment: Deployment,
  places: Places,
  [one, other]: readonly [string, string],
  hotlineCallId: string,
): Promise<Located> {
  const officer = `${one}-officer`;
  const input = allegation(other.toUpperCase(), places, { hotlineCallId });
  const id = await perform(deployment, officer, 'draftAllegation', input);
  await perform(deployment, officer, 'submitAllegation', { id, expectedVersion: 1 });
  const query = 'query ($id: ID!) { allegation(id: $id) { incident { id } } }';
  const { body } = await deployment.ask(officer, query, { id });
  const { incident } = body.data?.allegation as { incident: { id: string } };
  return { root: 'incident', rootId: incident.id, list: 'reports' };
}

/** What goes between the parties, begun by one side. */
export async function exchange(
  deployment: Deployment,
  places: Places,
  one: string,
  other: string,
): Promise<Scene> {
  const day = one < other ? 2 : 12;
  const sides = [one, other] as const;
  const noticeId = await notice(deployment, places, one, other);
  const callId = await call(deployment, one, other);
  return {
    HotlineCall: { root: 'hotlineCall', rootId: callId },
    'Report that a call became, before the notice': await reportOf(
      deployment,
      places,
      sides,
      callId,
    ),
    DeconflictionNotice: { root: 'deconflictionNotice', rootId: noticeId },
    DeconflictionDetails: { root: 'deconflictionNotice', rootId: noticeId, list: 'details' },
    'IncidentLogSeal, opened': {
      root: 'incidentLogSeal',
      rootId: await seals(deployment, places, sides, day, sides),
    },
    'IncidentLogSeal, of the side that has deposited': {
      root: 'incidentLogSeal',
      rootId: await seals(deployment, places, sides, day + 1, [one]),
    },
  };
}
