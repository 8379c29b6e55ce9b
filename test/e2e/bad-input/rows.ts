import { randomUUID } from 'node:crypto';

import { allegation } from '../../support/case.js';
import { harmed } from '../../support/harm.js';
import type { Places } from '../../support/mechanism.js';
import { words } from '../../support/perform.js';
import { visit } from '../../support/tasks.js';
import { inputOf, newRecords, versionedActs } from './acts.js';
import { MONITOR, REGISTRY, type Scene } from './scene.js';

/** What is wrong, who says it by which act, and the places that are refused. */
export interface BadRow {
  readonly what: string;
  readonly seat: string;
  readonly act: string;
  readonly input: object;
  readonly at: readonly string[];
}

/** Who files against whom, and what is there. */
export interface Setting {
  readonly sides: readonly [one: string, other: string];
  readonly places: Places;
  readonly scene: Scene;
}

const FUTURE = '2999-01-01T00:00:00.000Z';
const WHEN = '2025-11-12T06:00:00.000Z';
/** The last moment before the day on which the agreement begins. */
const BEFORE = '2025-10-18T23:59:59.999Z';

function nowhere(): string {
  return `plc_${randomUUID()}`;
}

function bad(
  what: string,
  [seat, act]: readonly [string, string],
  input: object,
  ...at: readonly string[]
): BadRow {
  return { what, seat, act, input, at };
}

/** The same fault in a new draft, in what is filed in one act and in a correction. */
function drafted(
  { sides: [one, other], places, scene }: Setting,
  what: string,
  changes: object,
  ...at: readonly string[]
): readonly BadRow[] {
  const officer = `${one}-officer`;
  const edit = { id: scene.draft, expectedVersion: 1, ...changes };
  const given = allegation(other.toUpperCase(), places, changes);
  return [
    bad(what, [officer, 'draftAllegation'], given, ...at),
    bad(what, [officer, 'fileAllegation'], given, ...at),
    bad(what, [officer, 'editAllegationDraft'], edit, ...at),
  ];
}

function incidents(setting: Setting): readonly BadRow[] {
  const { sector: sectorId, firstDistrict } = setting.places;
  const of = (what: string, changes: object, ...fields: readonly string[]): readonly BadRow[] => {
    const incident = { sectorId, timePrecision: 'HOUR', occurredFrom: WHEN, ...changes };
    return drafted(setting, what, { incident }, ...fields.map((field) => `incident.${field}`));
  };
  const off = { latitude: 91, longitude: 181, geoPrecision: 'POINT' };
  return [
    ...of('a day before the agreement', { occurredFrom: BEFORE }, 'occurredFrom'),
    ...of('a day to come', { occurredFrom: FUTURE }, 'occurredFrom'),
    ...of('an end to come', { occurredUntil: FUTURE }, 'occurredUntil'),
    ...of('an end before its start', { occurredUntil: BEFORE }, 'occurredUntil'),
    ...of('a sector that is none', { sectorId: nowhere() }, 'sectorId'),
    ...of('a district as a sector', { sectorId: firstDistrict }, 'sectorId'),
    ...of('a district that is none', { districtId: nowhere() }, 'districtId'),
    ...of('a sector as a district', { districtId: sectorId }, 'districtId'),
    ...of('half a point', { latitude: 33.1 }, 'latitude'),
    ...of('a point off the globe', off, 'latitude', 'longitude'),
  ];
}

function claims(setting: Setting): readonly BadRow[] {
  const side = setting.sides[0].toUpperCase();
  const of = (what: string, at: string, ...harm: readonly object[]): readonly BadRow[] =>
    drafted(setting, what, { harm }, `harm.${at}`);
  const killed = (changes: object): object => harmed(side, 'KILLED', changes);
  return [
    ...of('a range reversed', '0.claimedMin', killed({ claimedMin: 4 })),
    ...of('fewer than none', '0.claimedMin', killed({ claimedMin: -1 })),
    ...of('more than can be', '0.claimedMax', killed({ claimedMax: 1_000_001 })),
    ...of('harm of no party', '0.side', killed({ side: 'TUR' })),
    ...of('an effect on things', '0.effect', killed({ effect: 'DESTROYED' })),
    ...of('a kind twice', '1', killed({}), killed({})),
    ...of('a range reversed in the second line', '1.claimedMin', killed({}), {
      ...killed({ effect: 'INJURED' }),
      claimedMin: 4,
    }),
  ];
}

function respondents({ sides: [one, other], places }: Setting): readonly BadRow[] {
  const by = [`${one}-officer`, 'draftAllegation'] as const;
  const filed = [`${one}-officer`, 'fileAllegation'] as const;
  const counter = [`${other}-officer`, 'draftAllegation'] as const;
  return [
    bad('itself', by, allegation(one.toUpperCase(), places), 'respondent'),
    bad('itself', filed, allegation(one.toUpperCase(), places), 'respondent'),
    bad('itself', counter, allegation(other.toUpperCase(), places), 'respondent'),
    bad('no party', by, allegation('TUR', places), 'respondent'),
    bad('nobody', by, allegation('XYZ', places), 'respondent'),
  ];
}

function calls({ sides: [one] }: Setting): readonly BadRow[] {
  const by = [`${one}-officer`, 'raiseHotlineCall'] as const;
  const call = (to: string): object => ({ to, message: words('Shots have been heard.') });
  return [bad('itself', by, call(one.toUpperCase()), 'to'), bad('no party', by, call('QAT'), 'to')];
}

function noticeTo(to: string, { sector: sectorId }: Places, changes: object = {}): object {
  return {
    ...{ to, kind: 'ENGINEERING_WORKS', sectorId },
    windowFrom: '2099-01-01T00:00:00.000Z',
    windowUntil: '2099-01-02T00:00:00.000Z',
    ...changes,
  };
}

function notices({ sides: [one, other], places }: Setting): readonly BadRow[] {
  const by = [`${one}-officer`, 'submitNotice'] as const;
  const notice = (changes: object): object => noticeTo(other.toUpperCase(), places, changes);
  return [
    bad('itself', by, noticeTo(one.toUpperCase(), places), 'to'),
    bad('no party', by, noticeTo('SEC', places), 'to'),
    bad('no sector', by, notice({ sectorId: nowhere() }), 'sectorId'),
    bad('an end before its start', by, notice({ windowUntil: WHEN }), 'windowUntil'),
    bad('a window that has begun', by, notice({ windowFrom: WHEN }), 'windowFrom'),
  ];
}

function logs({ sides: [one, other], scene }: Setting): readonly BadRow[] {
  const by = [`${one}-officer`, 'commitIncidentLog'] as const;
  const log = (changes: object): object => ({
    ...{ with: other.toUpperCase(), commitHash: 'a'.repeat(64) },
    ...{ periodFrom: '2025-11-20T00:00:00.000Z', periodUntil: '2025-11-21T00:00:00.000Z' },
    ...changes,
  });
  const rows = [{ at: WHEN, sectorId: nowhere(), act: 'SNIPING' }];
  const revealed = { id: scene.seal, expectedVersion: 1, nonce: 'ab'.repeat(16), rows };
  const toCome = { periodFrom: '2998-12-31T00:00:00.000Z', periodUntil: FUTURE };
  return [
    bad('itself', by, log({ with: one.toUpperCase() }), 'with'),
    bad('no party', by, log({ with: 'QAT' }), 'with'),
    bad('a period to come', by, log(toCome), 'periodUntil'),
    bad('a period reversed', by, log({ periodUntil: WHEN }), 'periodUntil'),
    bad(
      'a row outside the period and the gazetteer',
      [`${one}-head`, 'revealIncidentLog'],
      revealed,
      ...['rows.0.at', 'rows.0.sectorId'],
    ),
  ];
}

function verification({ sides: [, other], scene }: Setting): readonly BadRow[] {
  const seen = (changes: object): object => ({
    ...{ taskId: scene.fieldTask, method: 'SEEN', timePrecision: 'HOUR', at: WHEN },
    ...{ text: words('Seen from the ridge.'), ...changes },
  });
  const task = (changes: object): object => ({
    ...{ allegationId: scene.verifying, kind: 'SITE_VISIT', host: other.toUpperCase() },
    ...{ visit: visit(), ...changes },
  });
  const by = [MONITOR, 'recordObservation'] as const;
  const plan = [REGISTRY, 'planTask'] as const;
  return [
    bad('a time to come', by, seen({ at: FUTURE }), 'at'),
    bad('no bearing', by, seen({ bearingDeg: 360 }), 'bearingDeg'),
    bad('no distance', by, seen({ distanceM: -1 }), 'distanceM'),
    bad('half a position', by, seen({ positionLatitude: 33.1 }), 'positionLatitude'),
    bad('a visit reversed', plan, task({ visit: { ...visit(), from: FUTURE } }), 'visit.until'),
    bad('a host that is no party of the case', plan, task({ host: 'TUR' }), 'host'),
    bad('no host', plan, task({ host: null }), 'host'),
    bad('no visit', plan, task({ visit: null }), 'visit'),
  ];
}

function confirmations({ sides: [one], scene }: Setting): readonly BadRow[] {
  const { incident, harm: id } = scene;
  const range = { confirmedMin: 2, confirmedMax: 1 };
  const kind = { category: 'CIVILIAN', effect: 'KILLED', side: one.toUpperCase() };
  const by = [REGISTRY, 'confirmHarm'] as const;
  const link = { firstId: incident, secondId: incident, kind: 'MIRROR' };
  return [
    bad('a range reversed', by, { incidentId: incident, ...kind, ...range }, 'confirmedMin'),
    bad(
      'harm of no party',
      by,
      { incidentId: incident, ...kind, side: 'TUR', confirmedMin: 1, confirmedMax: 1 },
      'side',
    ),
    bad(
      'a range reversed',
      [REGISTRY, 'correctConfirmedHarm'],
      { id, expectedVersion: 1, ...range },
      'confirmedMin',
    ),
    bad('itself', [REGISTRY, 'linkIncidents'], link, 'secondId'),
  ];
}

/** Every kind of bad input of the domain, by each act in which it can occur; typed by hand. */
export function badRows(setting: Setting): readonly BadRow[] {
  return [
    respondents,
    incidents,
    claims,
    calls,
    notices,
    logs,
    verification,
    confirmations,
  ].flatMap((make) => make(setting));
}

/** For each act that takes a text, who acts and an input that is well-formed. */
export function wellFormed({
  sides: [one, other],
  places,
  scene,
}: Setting): Readonly<Record<string, readonly [seat: string, input: object]>> {
  const second = other.toUpperCase();
  const officer = `${one}-officer`;
  const known = (
    tried: ReturnType<typeof newRecords>,
    version: object,
  ): readonly (readonly [string, readonly [string, object]])[] =>
    Object.entries(tried).map(([name, one_]) => [
      name,
      [one_.seat, { ...inputOf(name, one_.notOpenOn, one_, scene), ...version }],
    ]);
  const acts = Object.fromEntries([
    ...known(versionedActs(one, other), { expectedVersion: 1 }),
    ...known(newRecords(), {}),
  ]);
  const also = (name: string, more: object): Readonly<Record<string, [string, object]>> => {
    const [seat = '', input = {}] = acts[name] ?? [];
    return { [name]: [seat, { ...input, ...more }] };
  };
  return {
    ...acts,
    ...also('editAllegationDraft', { report: { narrative: words('Shots.') } }),
    ...also('planTask', { kind: 'SITE_VISIT', host: second, visit: visit() }),
    ...also('revealIncidentLog', { rows: [{ at: WHEN, sectorId: nowhere(), act: 'SNIPING' }] }),
    draftAllegation: [officer, allegation(second, places)],
    fileAllegation: [officer, allegation(second, places)],
    raiseHotlineCall: [officer, { to: second, message: words('Shots have been heard.') }],
    submitNotice: [officer, noticeTo(second, places)],
    commitIncidentLog: [
      officer,
      { with: second, periodFrom: BEFORE, periodUntil: WHEN, commitHash: 'a'.repeat(64) },
    ],
    fileReport: [
      officer,
      { incidentId: scene.incident, report: { narrative: words('More shots.') } },
    ],
    writeAgreedNarrative: [REGISTRY, { incidentId: scene.incident, text: words('What happened.') }],
    linkIncidents: [
      REGISTRY,
      { firstId: scene.incident, secondId: scene.idleIncident, kind: 'DUPLICATE' },
    ],
  };
}
