import { describe, expect, it } from '@jest/globals';

import {
  nextStatus,
  sessionVerbs,
  type Situation,
} from '../../subgraphs/mediation/session/session.state.js';

function situation(overrides: Partial<Situation>): Situation {
  return {
    kind: 'PLENARY',
    status: 'SCHEDULED',
    mediators: null,
    actor: { delegation: 'SEC', role: 'SECRETARIAT' },
    ...overrides,
  };
}

const CAUCUS = { kind: 'CAUCUS', mediators: ['QAT'] } as const;

describe('the life of a session', () => {
  it.each([
    ['SCHEDULED', ['OPEN', 'ADD_AGENDA_ITEM']],
    ['OPEN', ['CLOSE', 'ADD_AGENDA_ITEM']],
    ['ADJOURNED', []],
    ['CLOSED', []],
    ['POSTPONED', []],
    ['CANCELLED', []],
  ] as const)('offers from %s: %j', (status, verbs) => {
    expect(sessionVerbs(situation({ status }))).toEqual(verbs);
  });

  it.each([
    ['OPEN', 'SCHEDULED', 'OPEN'],
    ['CLOSE', 'OPEN', 'CLOSED'],
    ['ADD_AGENDA_ITEM', 'SCHEDULED', 'SCHEDULED'],
    ['ADD_AGENDA_ITEM', 'OPEN', 'OPEN'],
    ['OPEN', 'OPEN', undefined],
    ['OPEN', 'CLOSED', undefined],
    ['CLOSE', 'SCHEDULED', undefined],
    ['CLOSE', 'CLOSED', undefined],
    ['ADD_AGENDA_ITEM', 'CLOSED', undefined],
  ] as const)('takes %s from %s to %s', (verb, status, to) => {
    expect(nextStatus(verb, situation({ status }))).toBe(to);
  });
});

describe('who conducts a session', () => {
  it.each([
    ['TUR', 'MEDIATOR'],
    ['QAT', 'MEDIATOR'],
    ['SEC', 'SECRETARIAT'],
  ] as const)('is %s as %s', (delegation, role) => {
    expect(nextStatus('OPEN', situation({ actor: { delegation, role } }))).toBe('OPEN');
  });

  it.each([
    ['PAK', 'PARTY_HEAD'],
    ['AFG', 'PARTY_HEAD'],
    ['PAK', 'PARTY_OFFICER'],
    ['SEC', 'MONITOR'],
    ['SEC', 'AUDITOR'],
    ['SEC', 'SOURCE_CUSTODIAN'],
    ['TUR', 'INTEGRATOR'],
    ['OBS_A', 'OBSERVER'],
    ['PUBLIC', 'PUBLIC'],
  ] as const)('is not %s as %s', (delegation, role) => {
    expect(sessionVerbs(situation({ actor: { delegation, role } }))).toEqual([]);
    expect(nextStatus('OPEN', situation({ actor: { delegation, role } }))).toBeUndefined();
  });
});

describe('who conducts a caucus', () => {
  it('is a mediator who takes part in it', () => {
    const actor = { delegation: 'QAT', role: 'MEDIATOR' } as const;
    expect(nextStatus('OPEN', situation({ ...CAUCUS, actor }))).toBe('OPEN');
  });

  it.each([
    ['TUR', 'MEDIATOR'],
    ['SEC', 'SECRETARIAT'],
    ['AFG', 'PARTY_HEAD'],
    ['QAT', 'INTEGRATOR'],
  ] as const)('is not %s as %s', (delegation, role) => {
    expect(sessionVerbs(situation({ ...CAUCUS, actor: { delegation, role } }))).toEqual([]);
  });

  it('is no one when no mediators are known', () => {
    const actor = { delegation: 'QAT', role: 'MEDIATOR' } as const;
    expect(sessionVerbs(situation({ kind: 'CAUCUS', mediators: null, actor }))).toEqual([]);
  });
});
