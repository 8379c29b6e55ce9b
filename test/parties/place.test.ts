// cspell:ignore tatweel İSTANBUL Iğdır ığdir dotless TORKHAM torkham Boldak Chaman
import 'reflect-metadata';

import { describe, expect, it } from '@jest/globals';

import { foldName, searchTextOf } from '../../subgraphs/parties/place/fold-name.js';
import { searchedName } from '../../subgraphs/parties/place/place.filter.js';
import type { RecordPlaceInput } from '../../subgraphs/parties/place/place.input.js';
import { recordPlaceFaults } from '../../subgraphs/parties/place/record-place.js';
import { directory, type Plain } from './directory.js';

const district: Plain<RecordPlaceInput> = {
  idempotencyKey: 'key-12345',
  kind: 'DISTRICT',
  names: [{ text: 'A valley', lang: 'en' }],
  side: 'EAST',
  precision: 'DISTRICT',
};

function pathsOf(change: Partial<RecordPlaceInput>): string[] {
  const facts = { input: { ...district, ...change }, directory };
  return recordPlaceFaults(null, facts).map((fault) => fault.path.join('.'));
}

describe('a place that is recorded', () => {
  it.each<[string, Partial<RecordPlaceInput>, string[]]>([
    ['on one side', {}, []],
    ['on the other side', { side: 'WEST' }, []],
    ['on a mediator’s side', { side: 'HILL' }, ['input.side']],
    ['on nobody’s side as a district', { side: null }, ['input.side']],
    ['on both sides as a sector', { side: null, kind: 'SECTOR' }, []],
    ['on both sides as a crossing', { side: null, kind: 'CROSSING' }, []],
    ['on both sides as a locality', { side: null, kind: 'LOCALITY' }, ['input.side']],
    ['with a point', { lat: 34.12, lon: 71.09 }, []],
    ['at the equator', { lat: 0, lon: 0, precision: 'POINT' }, []],
    ['with half a point', { lat: 34.12 }, ['input.lat']],
    ['as a point without one', { precision: 'POINT' }, ['input.precision']],
  ])('%s', (_case, change, paths) => {
    expect(pathsOf(change)).toEqual(paths);
  });

  it('has each delegation’s name beside the other’s', () => {
    const names: RecordPlaceInput['names'] = [
      { text: 'Upper gate', lang: 'en', delegation: 'EAST' },
      { text: 'Lower gate', lang: 'en', delegation: 'WEST' },
      { text: 'Gate', lang: 'en' },
      { text: 'دروازہ', lang: 'ur', delegation: 'EAST' },
    ];
    expect(pathsOf({ names })).toEqual([]);
  });

  it.each<[string, RecordPlaceInput['names']]>([
    ['two names for one language and delegation', twice('EAST')],
    ['two names for one language and nobody', twice(null)],
    ['a name of an unknown delegation', [{ text: 'Gate', lang: 'en', delegation: 'NOBODY' }]],
    ['a name of the public', [{ text: 'Gate', lang: 'en', delegation: 'ANYONE' }]],
    ['a name without a letter', [{ text: ' – ', lang: 'en' }]],
  ])('does not have %s', (_case, names) => {
    expect(pathsOf({ names })).toEqual(['input.names']);
  });
});

function twice(delegation: string | null): RecordPlaceInput['names'] {
  return [
    { text: 'Gate', lang: 'en', delegation },
    { text: 'Door', lang: 'en', delegation },
  ];
}

describe('a search for a place', () => {
  // domain.md, section 4: the Arabic and the Persian letters are different code points.
  it.each([
    ['سپين بولدك', 'سپین بولدک', 'Arabic yeh and kaf'],
    ['كندهار', 'کندهار', 'Arabic kaf'],
    ['لړمون', 'لړ\u200cمون', 'a zero-width non-joiner'],
    ['مُحَمَّد', 'محمد', 'vowel signs'],
    ['خـوست', 'خوست', 'a tatweel'],
    ['İSTANBUL', 'istanbul', 'a Turkish capital'],
    ['Iğdır', 'ığdir', 'a Turkish dotless i'],
    ['TORKHAM', 'torkham', 'case'],
    ['Spin-Boldak', 'spin  boldak', 'a hyphen'],
    ['قلعه ۱۲', 'قلعه ١٢', 'the digits of two scripts'],
    ['قلعه ۱۲', 'قلعه 12', 'Latin digits'],
  ])('finds %s as %s: %s does not count', (one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  it('keeps different names apart', () => {
    expect(foldName('Chaman')).not.toBe(foldName('Spin Boldak'));
    expect(foldName('خوست')).not.toBe(foldName('خوشت'));
  });

  it('never matches from the end of one name into the next', () => {
    const text = searchTextOf(['Upper gate', 'Lower gate']);
    expect(text.includes(foldName('gate lower'))).toBe(false);
    expect(text.includes(foldName('gate\nlower'))).toBe(false);
  });

  it.each([[''], ['  '], ['%'], ['x'.repeat(201)]])('is refused for %j', (name) => {
    expect(() => searchedName(name)).toThrow('filter.name');
  });
});
