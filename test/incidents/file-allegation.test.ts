import { expect, test } from '@jest/globals';

import type { Facts } from '../../shared/acts/act.js';
import { Directory } from '../../shared/viewer/directory.js';
import type { Role } from '../../shared/viewer/roles.js';
import type { DraftAllegationInput } from '../../subgraphs/incidents/allegation/allegation.input.js';
import { fileAllegation } from '../../subgraphs/incidents/allegation/file-allegation.js';
import { KnownPlace } from '../../subgraphs/incidents/reference-copies/known-place.entity.js';
import { KnownTerms } from '../../subgraphs/incidents/reference-copies/known-terms.entity.js';

const DIRECTORY = new Directory(
  ['PAK', 'AFG'].map((code) => ({
    code,
    kind: 'PARTY',
    capacities: [],
    displayNames: { en: code },
    issuer: null,
  })),
);
const SECTOR = Object.assign(new KnownPlace(), { kind: 'SECTOR' });
const INPUT: DraftAllegationInput = {
  idempotencyKey: 'a-key-of-8',
  respondent: 'AFG',
  act: 'SMALL_ARMS_FIRE',
  clause: 'Article 2(a)',
  basisSummary: { original: 'Logbook of the post.', lang: 'en' },
  incident: {
    sectorId: 'plc_x',
    occurredFrom: new Date('2025-11-12T06:00:00.000Z'),
    timePrecision: 'HOUR',
  },
  report: { narrative: { original: 'Shots at the post.', lang: 'en' } },
};

function faultsOf(
  role: Role,
  hours: Readonly<Record<string, number>> | null,
  changes: Pick<Partial<DraftAllegationInput>, 'respondent' | 'basisSummary' | 'sourceRisk'> = {},
): unknown {
  const terms = hours === null ? null : Object.assign(new KnownTerms(), { hours });
  const setting = { sector: SECTOR, district: null, inForce: true };
  const facts: Facts<DraftAllegationInput> = {
    viewer: {
      ...{ delegation: 'PAK', role, subject: 'someone', seat: 'pak_someone' },
      ...{ scopes: [], client: null },
    },
    input: Object.assign({}, INPUT, changes),
    at: new Date('2025-11-13T00:00:00.000Z'),
    directory: DIRECTORY,
  };
  return fileAllegation.guard({ setting, call: null, readerKey: null, terms }, facts);
}

test.each([
  ['no terms', null],
  ['terms without the clock', { RESPONSE: 72 }],
])('under %s nothing can be filed: nobody would have to register it', (_, hours) => {
  expect(faultsOf('PARTY_OFFICER', hours)).toEqual([
    {
      code: 'BAD_USER_INPUT',
      path: ['input'],
      message: 'no terms of reference in force set the clock REGISTRATION',
    },
  ]);
});

test('with the clock it can', () => {
  expect(faultsOf('PARTY_OFFICER', { REGISTRATION: 24 })).toEqual([]);
});

test('what is wrong with the draft, with its submission and with the terms is said at once', () => {
  const wrong = { respondent: 'PAK', basisSummary: null, sourceRisk: 'AT_RISK' } as const;
  const said = ['respondent', 'sourceRisk', 'basisSummary'].map((field) => ['input', field]);
  expect(faultsOf('PARTY_OFFICER', null, wrong)).toMatchObject(
    [...said, ['input']].map((path) => ({ path })),
  );
});

// domain.md 2.4: HEAD if marked S3 with AT_RISK source.
test.each([
  ['PARTY_OFFICER', 'AT_RISK', ['ILLEGAL_TRANSITION']],
  ['PARTY_HEAD', 'AT_RISK', []],
  ['PARTY_OFFICER', 'ANONYMOUS', []],
] as const)('a %s with a source that is %s: %j', (role, sourceRisk, codes) => {
  expect(faultsOf(role, { REGISTRATION: 24 }, { sourceRisk })).toMatchObject(
    codes.map((code) => ({ code, path: ['input', 'sourceRisk'] })),
  );
});
