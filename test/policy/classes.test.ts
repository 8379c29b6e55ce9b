import { describe, expect, test } from '@jest/globals';

import { type ClassName, covers } from '../../shared/policy/classes.js';

/** Which fields each clearance opens: domain.md 2.2, typed by hand. */
const OPENED: readonly (readonly [ClassName, readonly ClassName[]])[] = [
  ['PUBLIC', ['PUBLIC']],
  ['MECHANISM', ['PUBLIC', 'MECHANISM']],
  ['PARTIES', ['PUBLIC', 'MECHANISM', 'PARTIES']],
  ['SUBMITTER', ['PUBLIC', 'MECHANISM', 'PARTIES', 'SUBMITTER']],
  ['DRAFT', ['PUBLIC', 'MECHANISM', 'PARTIES', 'SUBMITTER', 'DRAFT']],
  ['CAUCUS', ['PUBLIC', 'MECHANISM', 'PARTIES', 'CAUCUS']],
  ['SOURCE', ['PUBLIC', 'MECHANISM', 'SOURCE']],
];
const ALL: readonly ClassName[] = [
  'PUBLIC',
  'MECHANISM',
  'PARTIES',
  'SUBMITTER',
  'DRAFT',
  'CAUCUS',
  'SOURCE',
];

describe('the class lattice', () => {
  test.each(OPENED)('%s opens exactly what the domain says', (clearance, opened) => {
    expect(ALL.filter((field) => covers(clearance, field))).toEqual(opened);
  });

  test('no clearance of a submission opens a compartment, and no compartment opens a submission', () => {
    expect(covers('DRAFT', 'CAUCUS')).toBe(false);
    expect(covers('DRAFT', 'SOURCE')).toBe(false);
    expect(covers('CAUCUS', 'SUBMITTER')).toBe(false);
    expect(covers('SOURCE', 'SUBMITTER')).toBe(false);
    expect(covers('SOURCE', 'CAUCUS')).toBe(false);
  });
});
