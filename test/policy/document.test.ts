import { describe, expect, test } from '@jest/globals';

import { definePermissions, fieldClass, type RecordRule } from '../../shared/policy/document.js';
import { APP_CAP, readsCases } from '../../shared/policy/reach.js';
import { ALL_BUT_PUBLIC, EVERYONE, standingGrants } from '../../shared/policy/standing-grants.js';
import { parseDirectory } from '../../shared/viewer/directory.js';
import type { Role } from '../../shared/viewer/roles.js';

const RECORD: RecordRule = {
  table: 'sample',
  existence: 'PARTIES',
  reach: 'CASE',
  fields: { narrative: 'SUBMITTER', withheld: 'PUBLIC' },
  columns: { incidentId: 'DRAFT', narrative: 'PUBLIC' },
};

describe('the class of a field', () => {
  test.each([
    ['narrative', 'SUBMITTER'],
    // What every record has is as open as that it exists, unless the document says otherwise.
    ['id', 'PARTIES'],
    ['version', 'PARTIES'],
    ['createdAt', 'PARTIES'],
    ['updatedAt', 'PARTIES'],
    ['viewerCan', 'PARTIES'],
    ['withheld', 'PUBLIC'],
    ['incidentId', 'DRAFT'],
    ['forgotten', undefined],
  ])('%s is %s', (name, expected) => {
    expect(fieldClass(RECORD, name)).toBe(expected);
  });

  test('a record without further columns has none', () => {
    const { columns, ...bare } = RECORD;
    expect(Object.keys(columns ?? {})).toEqual(['incidentId', 'narrative']);
    expect(fieldClass(bare, 'incidentId')).toBeUndefined();
  });

  test('the document cannot be changed while the program runs', () => {
    const document = definePermissions({
      subgraph: 'samples',
      records: { Sample: RECORD },
      stubs: {},
      values: [],
      queries: {},
      mutations: {},
    });
    expect(document.subgraph).toBe('samples');
    expect(Object.isFrozen(document)).toBe(true);
  });
});

describe('how far roles and apps reach', () => {
  const CASES: readonly (readonly [Role, boolean])[] = [
    ['PARTY_HEAD', true],
    ['PARTY_OFFICER', true],
    ['MEDIATOR', true],
    ['SECRETARIAT', true],
    ['MONITOR', false],
    ['SOURCE_CUSTODIAN', false],
    ['OBSERVER', true],
    ['AUDITOR', false],
    ['INTEGRATOR', true],
    ['PUBLIC', true],
  ];
  test.each(CASES)('%s reads the records of a case: %s', (role, expected) => {
    expect(readsCases(role)).toBe(expected);
  });

  test('domain.md 2.2 d: no scope opens a draft or a compartment', () => {
    expect(APP_CAP).toEqual({
      'mechanism:read': 'MECHANISM',
      'delegation:read': 'PARTIES',
      'delegation:confidential': 'SUBMITTER',
    });
  });
});

describe('records that kinds of delegations have from the start', () => {
  const directory = parseDirectory({
    delegations: [
      { code: 'AAA', kind: 'PARTY', displayNames: {} },
      { code: 'BBB', kind: 'PARTY', displayNames: {} },
      { code: 'MED', kind: 'MEDIATOR', displayNames: {} },
      { code: 'SEC', kind: 'SECRETARIAT', displayNames: {} },
      { code: 'OBS', kind: 'OBSERVER', displayNames: {} },
      { code: 'PUBLIC', kind: 'PUBLIC', displayNames: {} },
    ],
  });
  const given = (standing: RecordRule['standing']): readonly string[] =>
    standingGrants(standing === undefined ? RECORD : { ...RECORD, standing }, directory).map(
      ({ delegation, clearance }) => `${delegation} ${clearance}`,
    );

  test('S1: all delegations, and not the public', () => {
    expect(given(ALL_BUT_PUBLIC)).toEqual([
      'AAA MECHANISM',
      'BBB MECHANISM',
      'MED MECHANISM',
      'SEC MECHANISM',
      'OBS MECHANISM',
    ]);
  });

  test('S0: everyone', () => {
    expect(given(EVERYONE)).toEqual([
      'AAA PUBLIC',
      'BBB PUBLIC',
      'MED PUBLIC',
      'SEC PUBLIC',
      'OBS PUBLIC',
      'PUBLIC PUBLIC',
    ]);
  });

  test('each kind its own clearance, and the others nothing', () => {
    expect(given({ SECRETARIAT: 'SUBMITTER', PARTY: 'PARTIES' })).toEqual([
      'AAA PARTIES',
      'BBB PARTIES',
      'SEC SUBMITTER',
    ]);
    expect(given(undefined)).toEqual([]);
  });
});
