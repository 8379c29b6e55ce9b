/** What each side files in scenario S1 (domain.md 3), steps 1 and 2; the texts are of neither side. */

/** The two parties in the order in which they file. */
export interface Sides {
  readonly first: string;
  readonly second: string;
}

/** The places that the scenario needs, by their ids in this deployment. */
export interface Places {
  readonly sector: string;
  readonly firstDistrict: string;
  readonly secondDistrict: string;
}

/** Step 1: nine rounds of indirect fire on a post; a source is at risk. */
export function indirectFire(against: string, places: Places): object {
  return {
    idempotencyKey: 's1-indirect-fire',
    respondent: against,
    act: 'INDIRECT_FIRE',
    clause: 'Article 2(a)',
    mode: 'FAILURE_TO_PREVENT',
    allegedUnit: 'Mortar section of Armed Group A',
    basisSummary: { original: 'Sensor track and the account of a resident.', lang: 'en' },
    sourceRisk: 'AT_RISK',
    incident: {
      sectorId: places.sector,
      districtId: places.firstDistrict,
      occurredFrom: '2025-11-11T22:40:00.000Z',
      occurredUntil: '2025-11-11T23:05:00.000Z',
      timePrecision: 'EXACT',
      latitude: 33.8,
      longitude: 70.0,
      geoPrecision: 'POINT',
    },
    report: {
      narrative: { original: 'Nine rounds fell on the post; two were wounded.', lang: 'en' },
      sourceDateAsWritten: '12 November 2025, 03:40',
      weapon: 'mortar',
      direction: 'north-west',
      unitsInvolved: 'Post 14',
    },
  };
}

/** Step 2: an armed drone strike in a district of the other side. */
export function droneStrike(against: string, places: Places): object {
  return {
    idempotencyKey: 's1-drone-strike',
    respondent: against,
    act: 'ARMED_DRONE_STRIKE',
    clause: 'Article 2(b)',
    mode: 'OWN_FORCES',
    allegedUnit: 'Drone squadron 3',
    basisSummary: { original: 'Video with the metadata of the device.', lang: 'en' },
    sourceRisk: 'ANONYMOUS',
    incident: {
      sectorId: places.sector,
      districtId: places.secondDistrict,
      occurredFrom: '2025-11-11T23:50:00.000Z',
      timePrecision: 'HOUR',
    },
    report: {
      narrative: { original: 'A strike on a house; three civilians died.', lang: 'en' },
      weapon: 'drone',
    },
  };
}
