// cspell:ignore Doğu
import 'reflect-metadata';

import { describe, expect, it } from '@jest/globals';

import { LANGS } from '../../shared/subgraph/localized-text.js';
import { displayNameIn, displayNamesOf } from '../../subgraphs/parties/delegation/display-name.js';
import {
  configuredFacts,
  isUpToDate,
} from '../../subgraphs/parties/delegation/reconcile-delegations.js';
import { directory } from './directory.js';

describe('a delegation’s name', () => {
  const names = displayNamesOf({ 'fa-AF': 'شرق', en: 'East', xx: 'ignored' });

  it('is kept under the mechanism’s languages', () => {
    expect(names).toEqual({ en: 'East', fa_AF: 'شرق' });
  });

  it('is its own wording in the language, and English where it gave none', () => {
    expect(displayNameIn(names, 'fa_AF', 'EAST')).toBe('شرق');
    expect(displayNameIn(names, 'tr', 'EAST')).toBe('East');
  });

  it('is never empty', () => {
    expect(displayNameIn({ tr: 'Doğu' }, 'en', 'EAST')).toBe('Doğu');
    for (const lang of LANGS) expect(displayNameIn({}, lang, 'EAST')).toBe('EAST');
  });
});

describe('the delegations’ records', () => {
  const facts = configuredFacts(directory);

  it('are those of the configuration, without the public', () => {
    expect(facts.map(({ code }) => code)).toEqual([
      'EAST',
      'WEST',
      'HILL',
      'LAKE',
      'DESK',
      'GUEST',
    ]);
  });

  it('stay as they are when the database keeps the names in another order', () => {
    const [east] = facts;
    if (!east) throw new Error('no delegation');
    const reordered = Object.fromEntries(Object.entries(east.displayNames).reverse());
    expect(isUpToDate({ ...east, displayNames: reordered }, east)).toBe(true);
  });

  it('are changed when the configuration says something else', () => {
    const [east] = facts;
    if (!east) throw new Error('no delegation');
    expect(isUpToDate({ ...east, displayNames: { en: 'Orient' } }, east)).toBe(false);
    expect(isUpToDate({ ...east, kind: 'OBSERVER' }, east)).toBe(false);
    expect(isUpToDate({ ...east, capacities: ['WITNESS'] }, east)).toBe(false);
  });
});
