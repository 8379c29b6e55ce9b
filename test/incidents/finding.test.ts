import 'reflect-metadata';

import { describe, expect, test } from '@jest/globals';

import { type Content, contentFaults } from '../../subgraphs/incidents/finding/finding.guards.js';
import {
  concurrencesNeeded,
  needsMeasure,
  overallOf,
} from '../../subgraphs/incidents/finding/finding.rules.js';

const TERMS = {
  findingStandard: 'BALANCE_OF_PROBABILITIES',
  seriousStandard: 'CLEAR_AND_CONVINCING',
} as const;

function content(changes: Partial<Content>): Content {
  return {
    acts: [{ act: 'SNIPING', outcome: 'VIOLATION', gravity: 'MINOR' }],
    standard: 'BALANCE_OF_PROBABILITIES',
    mode: 'OWN_FORCES',
    reliesOnUndisclosed: false,
    reliesOnUndisclosedAlone: false,
    gist: null,
    ...changes,
  };
}

function paths(changes: Partial<Content>): readonly string[] {
  const against = { allegedAct: 'SNIPING', terms: TERMS } as const;
  return contentFaults(content(changes), against, ['input']).map(({ path }) => path.join('.'));
}

const act = (gravity: 'TECHNICAL' | 'MINOR' | 'SERIOUS' | 'GRAVE'): Partial<Content> => ({
  acts: [{ act: 'SNIPING', outcome: 'VIOLATION', gravity }],
});
const undisclosed = { reliesOnUndisclosed: true, gist: { original: 'A record.' } };

describe('what a fault in a finding says', () => {
  const violation = { act: 'SNIPING', outcome: 'VIOLATION', gravity: 'MINOR' } as const;
  const serious = { ...violation, gravity: 'SERIOUS' } as const;
  test.each<[Partial<Content>, string, string]>([
    [{ acts: [violation, violation] }, 'acts.1.act', 'is judged in another entry'],
    [{ acts: [{ ...violation, gravity: null }] }, 'acts.0.gravity', 'a violation needs a gravity'],
    [
      { acts: [{ ...violation, outcome: 'NO_VIOLATION' }] },
      'acts.0.gravity',
      'what is no violation has no gravity',
    ],
    [{ acts: [{ ...violation, act: 'SMALL_ARMS_FIRE' }] }, 'acts', 'do not judge the alleged act'],
    [{ mode: null }, 'mode', 'a violation needs a mode of responsibility'],
    [{ standard: null }, 'standard', 'is lower than the terms of reference ask of such a finding'],
    [
      { reliesOnUndisclosedAlone: true },
      'reliesOnUndisclosedAlone',
      'means that it relies on undisclosed material at all',
    ],
    [{ gist: { original: 'A record.' } }, 'gist', 'there is no undisclosed material to tell of'],
    [{ reliesOnUndisclosed: true }, 'gist', 'is needed where undisclosed material is relied on'],
    [
      {
        ...{ acts: [serious], standard: 'CLEAR_AND_CONVINCING', reliesOnUndisclosed: true },
        ...{ reliesOnUndisclosedAlone: true, gist: { original: 'A record.' } },
      },
      'reliesOnUndisclosedAlone',
      'a finding at SERIOUS or above cannot rest on undisclosed material alone',
    ],
  ])('%j: %s %s', (changes, path, message) => {
    const against = { allegedAct: 'SNIPING', terms: TERMS } as const;
    expect(contentFaults(content(changes), against, ['input'])).toEqual([
      { code: 'BAD_USER_INPUT', path: ['input', ...path.split('.')], message },
    ]);
  });
});

describe('what a finding may say', () => {
  const sure = 'CLEAR_AND_CONVINCING' as const;
  test.each<[string, Partial<Content>, readonly string[]]>([
    ['an ordinary violation', {}, []],
    [
      'a violation below the standard',
      { standard: 'REASONABLE_GROUNDS_TO_BELIEVE' },
      ['input.standard'],
    ],
    ['a violation without a standard', { standard: null }, ['input.standard']],
    ['a violation without a mode', { mode: null }, ['input.mode']],
    ['a serious one, no surer than any other', act('SERIOUS'), ['input.standard']],
    ['a grave one, no surer than any other', act('GRAVE'), ['input.standard']],
    ['a serious one, as sure as the terms ask', { ...act('SERIOUS'), standard: sure }, []],
    [
      'an outcome without proof',
      {
        acts: [{ act: 'SNIPING', outcome: 'NOT_ESTABLISHED', gravity: null }],
        standard: null,
        mode: null,
      },
      [],
    ],
    [
      'no violation, with a gravity',
      { acts: [{ act: 'SNIPING', outcome: 'NO_VIOLATION', gravity: 'MINOR' }] },
      ['input.acts.0.gravity'],
    ],
    [
      'a violation without gravity',
      { acts: [{ act: 'SNIPING', outcome: 'VIOLATION', gravity: null }] },
      ['input.acts.0.gravity'],
    ],
    ['one act twice', { acts: [...content({}).acts, ...content({}).acts] }, ['input.acts.1.act']],
    [
      'nothing of the alleged act',
      { acts: [{ act: 'ABDUCTION', outcome: 'VIOLATION', gravity: 'MINOR' }] },
      ['input.acts'],
    ],
    ['undisclosed material with a gist', undisclosed, []],
    ['undisclosed material without a gist', { reliesOnUndisclosed: true }, ['input.gist']],
    ['a gist of nothing', { gist: { original: 'A record.' } }, ['input.gist']],
    [
      'a minor one on undisclosed material alone',
      { ...undisclosed, reliesOnUndisclosedAlone: true },
      [],
    ],
    [
      'a serious one on undisclosed material alone',
      { ...undisclosed, ...act('SERIOUS'), standard: sure, reliesOnUndisclosedAlone: true },
      ['input.reliesOnUndisclosedAlone'],
    ],
    [
      'a serious one on undisclosed material among other',
      { ...undisclosed, ...act('SERIOUS'), standard: sure },
      [],
    ],
    [
      'alone on what it does not rely on',
      { reliesOnUndisclosedAlone: true },
      ['input.reliesOnUndisclosedAlone'],
    ],
  ])('%s', (_case, changes, expected) => {
    expect(paths(changes)).toEqual(expected);
  });
});

describe('a finding as a whole', () => {
  test.each([
    [
      [
        ['VIOLATION', 'MINOR'],
        ['NOT_ESTABLISHED', null],
      ],
      'VIOLATION',
      'MINOR',
      true,
    ],
    [[['VIOLATION', 'TECHNICAL']], 'VIOLATION', 'TECHNICAL', false],
    [
      [
        ['VIOLATION', 'MINOR'],
        ['MUTUAL_VIOLATIONS', 'TECHNICAL'],
      ],
      'MUTUAL_VIOLATIONS',
      'MINOR',
      true,
    ],
    [
      [
        ['NO_VIOLATION', null],
        ['EXEMPT_ACT', null],
      ],
      'EXEMPT_ACT',
      null,
      false,
    ],
    [
      [
        ['NOT_VERIFIABLE_ACCESS_DENIED', null],
        ['NOT_ESTABLISHED', null],
      ],
      'NOT_VERIFIABLE_ACCESS_DENIED',
      null,
      false,
    ],
  ] as const)('of %j is %s, %s; a measure is due: %s', (acts, outcome, gravity, measure) => {
    const whole = overallOf(acts.map(([of, grave]) => ({ outcome: of, gravity: grave })));
    expect(whole).toEqual({ outcome, gravity });
    expect(needsMeasure(whole)).toBe(measure);
  });
});

test.each([
  ['MEDIATORS_CONCUR', 2, 2],
  ['MEDIATORS_CONCUR', 3, 3],
  ['CHAIR_PROCEDURAL', 2, 1],
  // What is no rule for findings asks for all, never for fewer.
  [null, 2, 2],
  ['CONSENSUS_OF_PARTIES', 2, 2],
])('by %s, of %i mediating delegations %i concur', (rule, mediators, needed) => {
  expect(concurrencesNeeded(rule, mediators)).toBe(needed);
});
