import type { Places, Sides } from './inputs.js';

/**
 * What each seat sees of the first side's allegation, typed by hand from domain.md 2.5 and 2.6.
 * `ANY` stands for a value that only has to be there (a time, a random reference).
 */
export const ANY = '<any>';

const BASIS = { original: 'Sensor track and the account of a resident.' };
const NOTICE = { original: 'Indirect fire on a post in the district on 12 November is alleged.' };

interface Stage {
  readonly status: string;
  readonly registryRef?: string;
  readonly caseNo?: string;
  readonly responseState?: string;
  readonly statements?: readonly object[];
  readonly clocks: readonly object[];
  readonly notice?: true;
}

const S3 = [
  ...['registryRef', 'allegedUnit', 'basisSummary', 'sourceRisk', 'submittedAt'],
  ...['returnReasons', 'mergedInto', 'exitProposals'],
];

function withheldAllegation(
  fields: readonly string[],
  reason: string,
  releasableBy: string,
): readonly object[] {
  return fields.map((field) => ({ field, class: 'SUBMITTER', reason, releasableBy }));
}

function common(stage: Stage, { first, second }: Sides): object {
  return {
    caseNo: stage.caseNo ?? null,
    status: stage.status,
    by: { code: first },
    respondent: { code: second },
    act: 'INDIRECT_FIRE',
    clause: 'Article 2(a)',
    mode: 'FAILURE_TO_PREVENT',
    responseState: stage.responseState ?? 'RESPONSE_PENDING',
    registeredAt: stage.status === 'DRAFT' || stage.status === 'SUBMITTED' ? null : ANY,
    notifiedAt: stage.caseNo === undefined ? null : ANY,
    statements: stage.statements ?? [],
    clocks: stage.clocks,
  };
}

/** The submitting delegation, the mediators and the secretariat: all of it. */
export function full(
  stage: Stage,
  sides: Sides,
  places: Places,
  evidence: readonly object[],
  can: readonly string[],
): object {
  return {
    ...common(stage, sides),
    registryRef: stage.registryRef ?? null,
    allegedUnit: 'Mortar section of Armed Group A',
    basisSummary: BASIS,
    sourceRisk: 'AT_RISK',
    submittedAt: stage.status === 'DRAFT' ? null : ANY,
    viewerCan: can,
    incident: {
      actFamily: 'HOSTILE',
      day: '2025-11-11',
      sector: { id: places.sector },
      district: { id: places.firstDistrict },
      occurredFrom: '2025-11-11T22:40:00.000Z',
      latitude: 33.8,
      longitude: 70,
      geoPrecision: 'POINT',
      reports: [
        {
          by: { code: sides.first },
          origin: 'PARTY',
          narrative: { original: 'Nine rounds fell on the post; two were wounded.' },
          weapon: 'mortar',
          noticeText: stage.notice ? NOTICE : null,
        },
      ],
    },
    evidence,
    withheld: [],
  };
}

/** The part that the other side gets with the notice, and what an app of the submitter gets: no field above S2. */
export function part(
  stage: Stage,
  sides: Sides,
  places: Places,
  reason: string,
  can: readonly string[],
): object {
  return {
    ...common(stage, sides),
    registryRef: null,
    allegedUnit: null,
    basisSummary: null,
    sourceRisk: null,
    submittedAt: null,
    viewerCan: can,
    incident: {
      actFamily: 'HOSTILE',
      day: '2025-11-11',
      sector: { id: places.sector },
      district: { id: places.firstDistrict },
      occurredFrom: '2025-11-11T22:40:00.000Z',
      latitude: null,
      longitude: null,
      geoPrecision: null,
      reports: [
        {
          by: { code: sides.first },
          origin: null,
          narrative: null,
          weapon: null,
          noticeText: stage.notice ? NOTICE : null,
        },
      ],
    },
    evidence: [],
    withheld: withheldAllegation(S3, reason, sides.first),
  };
}
