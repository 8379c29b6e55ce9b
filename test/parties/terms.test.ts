import 'reflect-metadata';

import { describe, expect, it } from '@jest/globals';

import { adoptTermsFaults } from '../../subgraphs/parties/terms-of-reference/adopt-terms.js';
import { inForceAt } from '../../subgraphs/parties/terms-of-reference/in-force.js';
import type { AdoptTermsInput } from '../../subgraphs/parties/terms-of-reference/terms-of-reference.input.js';
import { day, type Plain } from './directory.js';

const input: Plain<AdoptTermsInput> = {
  idempotencyKey: 'key-12345',
  agreementId: 'agr_',
  termsVersion: '0.9-demo',
  inForceFrom: day(2),
  clocks: [
    { kind: 'REGISTRATION', hours: 24 },
    { kind: 'RESPONSE', hours: 72 },
    { kind: 'ACCESS_DELAYED', hours: 48 },
    { kind: 'ACCESS_DENIED', hours: 120 },
    { kind: 'COMMENT', hours: 72 },
    { kind: 'APPEAL', hours: 168 },
  ],
  hotline: { relayMinutes: 10, acknowledgeMinutes: 30, answerMinutes: 120 },
  findingStandard: 'BALANCE_OF_PROBABILITIES',
  seriousStandard: 'CLEAR_AND_CONVINCING',
  measureRule: 'CONSENSUS_THEN_MEDIATORS_CONCUR',
};
const none = { latestInForceFrom: null, sameVersion: false };

function pathsOf(earlier: Parameters<typeof adoptTermsFaults>[0], change: object): string[] {
  const faults = adoptTermsFaults(earlier, { input: { ...input, ...change } });
  return faults.map((fault) => fault.path.join('.'));
}

describe('terms of reference that are adopted', () => {
  it('may be the first, or later than every earlier version', () => {
    expect(pathsOf(none, {})).toEqual([]);
    expect(pathsOf({ ...none, latestInForceFrom: day(1) }, {})).toEqual([]);
  });

  it.each([[day(2)], [day(3)]])('do not go behind a version of %s', (latestInForceFrom) => {
    expect(pathsOf({ ...none, latestInForceFrom }, {})).toEqual(['input.inForceFrom']);
  });

  it('have a name of their own', () => {
    expect(pathsOf({ ...none, sameVersion: true }, {})).toEqual(['input.termsVersion']);
  });

  it.each([
    ['miss a clock', [{ kind: 'RESPONSE', hours: 72 }]],
    ['set a clock twice', [...input.clocks, { kind: 'RESPONSE', hours: 24 }]],
    ['set one clock twice and miss another', [...input.clocks.slice(1), input.clocks[1]]],
  ])('do not %s', (_case, clocks) => {
    expect(pathsOf(none, { clocks })).toEqual(['input.clocks']);
  });

  it.each([
    [9, ['input.hotline.answerMinutes']],
    [10, ['input.hotline.answerMinutes']],
    [11, []],
  ])('give %d minutes for an answer to a call that is relayed in ten', (answerMinutes, paths) => {
    const hotline = { relayMinutes: 10, acknowledgeMinutes: 30, answerMinutes };
    expect(pathsOf(none, { hotline })).toEqual(paths);
  });

  it.each([
    [undefined, []],
    ['MEDIATORS_CONCUR', []],
    ['CHAIR_PROCEDURAL', []],
    ['CONSENSUS_OF_PARTIES', ['input.findingRule']],
    ['CONSENSUS_THEN_MEDIATORS_CONCUR', ['input.findingRule']],
    ['REFERRED_TO_PRINCIPALS', ['input.findingRule']],
  ])('leave a finding to the mediators: by %s, %j', (findingRule, paths) => {
    expect(pathsOf(none, { findingRule })).toEqual(paths);
  });

  it('do not ask less of a serious finding than of any other', () => {
    expect(pathsOf(none, { seriousStandard: 'BALANCE_OF_PROBABILITIES' })).toEqual([]);
    expect(pathsOf(none, { seriousStandard: 'REASONABLE_SUSPICION' })).toEqual([
      'input.seriousStandard',
    ]);
  });
});

describe('the terms in force', () => {
  const versions = [{ inForceFrom: day(8) }, { inForceFrom: day(2) }, { inForceFrom: day(5) }];

  it.each([
    [1, null],
    [2, day(2)],
    [4, day(2)],
    [5, day(5)],
    [30, day(8)],
  ])('on day %i began %s', (at, from) => {
    expect(inForceAt(versions, day(at))?.inForceFrom ?? null).toEqual(from);
  });
});
