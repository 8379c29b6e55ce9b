import { describe, expect, test } from '@jest/globals';

import { packagePath } from '../../shared/config/package-path.js';
import { loadDirectory } from '../../shared/viewer/directory.js';
import { harmFaults } from '../../subgraphs/incidents/harm/harm-faults.js';
import type { HarmInput } from '../../subgraphs/incidents/harm/harm.input.js';

const directory = loadDirectory(packagePath('shared/config/delegations.json'));

function line(changes: Partial<HarmInput>): HarmInput {
  const sound = { category: 'CIVILIAN', effect: 'KILLED', side: 'PAK' } as const;
  return { ...sound, claimedMin: 1, claimedMax: 3, ...changes };
}

function told(...lines: readonly HarmInput[]): readonly string[] {
  return harmFaults(lines, directory, ['input', 'harm']).map(({ path }) => path.join('.'));
}

describe('what a report may claim as harm', () => {
  test.each([
    ['one figure', line({ claimedMin: 3, claimedMax: 3 })],
    ['none any more', line({ claimedMin: 0, claimedMax: 0 })],
    ['the other side’s people', line({ side: 'AFG', category: 'FIGHTER' })],
    ['houses', line({ category: 'PROPERTY', effect: 'DESTROYED' })],
    ['people who fled', line({ category: 'DISPLACED', effect: 'DISPLACED' })],
  ])('%s', (_name, claim) => {
    expect(told(claim)).toEqual([]);
  });

  test.each([
    ['a range that is reversed', line({ claimedMin: 4 }), ['input.harm.0.claimedMin']],
    ['the harm of a mediator', line({ side: 'TUR' }), ['input.harm.0.side']],
    ['the harm of nobody known', line({ side: 'XYZ' }), ['input.harm.0.side']],
    ['dead houses', line({ category: 'PROPERTY' }), ['input.harm.0.effect']],
    ['damaged children', line({ category: 'CHILD', effect: 'DAMAGED' }), ['input.harm.0.effect']],
    ['dead as displaced', line({ category: 'DISPLACED' }), ['input.harm.0.effect']],
  ])('not %s', (_name, claim, paths) => {
    expect(told(claim)).toEqual(paths);
  });

  test('not one kind twice; the same of each side is two kinds', () => {
    expect(told(line({}), line({ side: 'AFG' }), line({ claimedMax: 5 }))).toEqual([
      'input.harm.2',
    ]);
  });
});
