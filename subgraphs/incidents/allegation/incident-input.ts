import type { Fault } from '../../../shared/errors.js';
import type { WorldReads } from '../../../shared/subgraph/world-reads.js';
import type { Incident } from '../incident/incident.entity.js';
import { KnownPlace } from '../reference-copies/known-place.entity.js';
import type { IncidentInput } from './allegation.input.js';

const DAY_MS = 86_400_000;

/** Where and when an incident was, as the gazetteer and the agreements know it. */
export interface Setting {
  readonly sector: KnownPlace | null;
  readonly district: KnownPlace | null;
  /** Whether an agreement was in force on some part of its day. */
  readonly inForce: boolean;
}

/** Names the day of an incident: the one on which it began, in UTC. */
function dayOf({ occurredFrom }: IncidentInput): string {
  return occurredFrom.toISOString().slice(0, 10);
}

async function inForceOn(reads: WorldReads, day: string): Promise<boolean> {
  const begins = new Date(day);
  const ends = new Date(begins.getTime() + DAY_MS);
  const rows = await reads.rows(
    'SELECT 1 FROM known_period WHERE starts_at < $2 AND (ends_at IS NULL OR ends_at > $1) LIMIT 1',
    [begins, ends],
  );
  return rows.length > 0;
}

/** Finds what an incident's place and day are, in the actor's world. */
export async function loadSetting(reads: WorldReads, incident: IncidentInput): Promise<Setting> {
  const { sectorId, districtId } = incident;
  const [sector, district, inForce] = await Promise.all([
    reads.find(KnownPlace, sectorId),
    districtId == null ? null : reads.find(KnownPlace, districtId),
    inForceOn(reads, dayOf(incident)),
  ]);
  return { sector, district, inForce };
}

function fault(field: string, message: string): Fault {
  return { code: 'BAD_USER_INPUT', path: ['input', 'incident', field], message };
}

function placeFaults(setting: Setting, incident: IncidentInput): readonly Fault[] {
  const faults: Fault[] = [];
  const { districtId, latitude, longitude, geoPrecision } = incident;
  if (setting.sector?.kind !== 'SECTOR')
    faults.push(fault('sectorId', 'is not a sector of the gazetteer'));
  if (districtId != null && setting.district?.kind !== 'DISTRICT')
    faults.push(fault('districtId', 'is not a district of the gazetteer'));
  const given = [latitude, longitude, geoPrecision].filter((value) => value != null).length;
  if (given !== 0 && given !== 3)
    faults.push(fault('latitude', 'a point needs latitude, longitude and geoPrecision'));
  return faults;
}

/** Checks an incident; pure. */
export function incidentFaults(
  setting: Setting,
  incident: IncidentInput,
  at: Date,
): readonly Fault[] {
  const faults: Fault[] = [...placeFaults(setting, incident)];
  const { occurredFrom, occurredUntil } = incident;
  if (occurredFrom > at) faults.push(fault('occurredFrom', 'is in the future'));
  // An act is prohibited by what was agreed, and for as long as that was agreed.
  if (!setting.inForce)
    faults.push(fault('occurredFrom', 'is on a day on which no agreement was in force'));
  if (occurredUntil && occurredUntil > at) faults.push(fault('occurredUntil', 'is in the future'));
  if (occurredUntil && occurredUntil < occurredFrom)
    faults.push(fault('occurredUntil', 'is before occurredFrom'));
  return faults;
}

/** Takes an incident's values from what was given; what was not given has none. */
export function incidentValues(
  incident: IncidentInput,
): Pick<
  Incident,
  | 'day'
  | 'occurredFrom'
  | 'occurredUntil'
  | 'timePrecision'
  | 'latitude'
  | 'longitude'
  | 'geoPrecision'
  | 'sectorId'
  | 'districtId'
> {
  return {
    day: dayOf(incident),
    occurredFrom: incident.occurredFrom,
    occurredUntil: incident.occurredUntil ?? null,
    timePrecision: incident.timePrecision,
    latitude: incident.latitude ?? null,
    longitude: incident.longitude ?? null,
    geoPrecision: incident.geoPrecision ?? null,
    sectorId: incident.sectorId,
    districtId: incident.districtId ?? null,
  };
}
