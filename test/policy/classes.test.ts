import { describe, expect, test } from '@jest/globals';

import {
  atLeast,
  type ClassName,
  clearancesFor,
  covers,
  isClass,
} from '../../shared/policy/classes.js';

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

  test.each([
    ['PUBLIC', ALL],
    ['MECHANISM', ['MECHANISM', 'PARTIES', 'SUBMITTER', 'DRAFT', 'CAUCUS', 'SOURCE']],
    ['PARTIES', ['PARTIES', 'SUBMITTER', 'DRAFT', 'CAUCUS']],
    ['SUBMITTER', ['SUBMITTER', 'DRAFT']],
    ['DRAFT', ['DRAFT']],
    ['CAUCUS', ['CAUCUS']],
    ['SOURCE', ['SOURCE']],
  ] as const)('what is %s is opened by these clearances and no other', (field, clearances) => {
    expect(clearancesFor(field)).toEqual(clearances);
  });

  test.each([
    ['SUBMITTER', 'PARTIES', true],
    ['PARTIES', 'SUBMITTER', false],
    ['DRAFT', 'DRAFT', true],
    ['CAUCUS', 'PARTIES', true],
    // Of these neither opens all that the other opens.
    ['CAUCUS', 'SUBMITTER', false],
    ['SUBMITTER', 'CAUCUS', false],
    ['SOURCE', 'PARTIES', false],
    ['PARTIES', 'SOURCE', false],
    ['SOURCE', 'MECHANISM', true],
    ['DRAFT', 'SOURCE', false],
  ] as const)('%s opens all that %s opens: %s', (one, other, expected) => {
    expect(atLeast(one, other)).toBe(expected);
  });

  test.each([
    ['PUBLIC', true],
    ['SOURCE', true],
    ['public', false],
    ['', false],
    ['constructor', false],
    [null, false],
    [0, false],
    [['PUBLIC'], false],
  ])('what came from the database as %j is a class: %s', (value, expected) => {
    expect(isClass(value)).toBe(expected);
  });
});
