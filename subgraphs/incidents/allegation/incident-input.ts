import type { Fault } from '../../../shared/errors.js';
import type { WorldReads } from '../../../shared/subgraph/world-reads.js';
import type { Incident } from '../incident/incident.entity.js';
import { KnownPlace } from '../reference-copies/known-place.entity.js';
import type { IncidentInput } from './allegation.input.js';

/** The places that an incident names, as the gazetteer knows them. */
export interface Places {
  readonly sector: KnownPlace | null;
  readonly district: KnownPlace | null;
}

/** Finds the places that an incident names, in the actor's world. */
export async function loadPlaces(
  reads: WorldReads,
  { sectorId, districtId }: IncidentInput,
): Promise<Places> {
  const [sector, district] = await Promise.all([
    reads.find(KnownPlace, sectorId),
    districtId == null ? null : reads.find(KnownPlace, districtId),
  ]);
  return { sector, district };
}

function fault(field: string, message: string): Fault {
  return { code: 'BAD_USER_INPUT', path: ['input', 'incident', field], message };
}

function placeFaults(places: Places, incident: IncidentInput): readonly Fault[] {
  const faults: Fault[] = [];
  const { districtId, latitude, longitude, geoPrecision } = incident;
  if (places.sector?.kind !== 'SECTOR')
    faults.push(fault('sectorId', 'is not a sector of the gazetteer'));
  if (districtId != null && places.district?.kind !== 'DISTRICT')
    faults.push(fault('districtId', 'is not a district of the gazetteer'));
  const given = [latitude, longitude, geoPrecision].filter((value) => value != null).length;
  if (given !== 0 && given !== 3)
    faults.push(fault('latitude', 'a point needs latitude, longitude and geoPrecision'));
  return faults;
}

/** Checks an incident; pure. */
export function incidentFaults(
  places: Places,
  incident: IncidentInput,
  at: Date,
): readonly Fault[] {
  const faults: Fault[] = [...placeFaults(places, incident)];
  const { occurredFrom, occurredUntil } = incident;
  if (occurredFrom > at) faults.push(fault('occurredFrom', 'is in the future'));
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
    day: incident.occurredFrom.toISOString().slice(0, 10),
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
