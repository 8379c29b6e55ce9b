import 'reflect-metadata';

import { describe, expect, it } from '@jest/globals';

import { scheduleFaults } from '../../subgraphs/mediation/session/schedule-session.js';
import { ScheduleSessionInput } from '../../subgraphs/mediation/session/session.input.js';
import { facts, viewer } from './fixtures.js';

const TUR = viewer('TUR', 'MEDIATOR');
const SEC = viewer('SEC', 'SECRETARIAT');

function input(overrides: Partial<ScheduleSessionInput>): ScheduleSessionInput {
  return Object.assign(new ScheduleSessionInput(), {
    idempotencyKey: 'key-00000001',
    kind: 'PLENARY',
    place: 'Istanbul',
    opensAt: new Date('2025-11-20T08:00:00Z'),
    closesAt: new Date('2025-11-20T12:00:00Z'),
    ...overrides,
  });
}

function paths(who: typeof TUR, overrides: Partial<ScheduleSessionInput>): readonly string[] {
  return scheduleFaults(facts(who, input(overrides))).map(({ path }) => path.join('.'));
}

describe('scheduling a session', () => {
  it.each([TUR, SEC])('is open to mediators and the secretariat', (who) => {
    expect(paths(who, {})).toEqual([]);
    expect(paths(who, { open: true })).toEqual([]);
    expect(paths(who, { kind: 'PRINCIPALS' })).toEqual([]);
  });

  it('needs a window that ends after it begins', () => {
    expect(paths(SEC, { closesAt: new Date('2025-11-20T08:00:00Z') })).toEqual(['input.closesAt']);
  });

  it('opens neither principals nor a caucus to observers', () => {
    expect(paths(SEC, { kind: 'PRINCIPALS', open: true })).toEqual(['input.open']);
    const caucus = { kind: 'CAUCUS', party: 'AFG', mediators: ['TUR'] } as const;
    expect(paths(TUR, { ...caucus, mediators: ['TUR'], open: true })).toEqual(['input.open']);
  });

  it('names participants of a caucus only', () => {
    expect(paths(SEC, { party: 'AFG', mediators: ['TUR'] })).toEqual([
      'input.party',
      'input.mediators',
    ]);
  });
});

describe('scheduling a caucus', () => {
  it.each(['PAK', 'AFG'])('is for a mediator who takes part in it, with %s', (party) => {
    expect(paths(TUR, { kind: 'CAUCUS', party, mediators: ['TUR'] })).toEqual([]);
    expect(paths(TUR, { kind: 'CAUCUS', party, mediators: ['QAT', 'TUR'] })).toEqual([]);
  });

  it('is refused to the secretariat', () => {
    expect(paths(SEC, { kind: 'CAUCUS', party: 'AFG', mediators: ['TUR'] })).toEqual([
      'input.kind',
    ]);
  });

  it('is refused to a mediator who does not take part', () => {
    expect(paths(TUR, { kind: 'CAUCUS', party: 'AFG', mediators: ['QAT'] })).toEqual([
      'input.mediators',
    ]);
  });

  it.each([
    [{ mediators: ['TUR'] }, 'input.party'],
    [{ party: 'QAT', mediators: ['TUR'] }, 'input.party'],
    [{ party: 'NONE', mediators: ['TUR'] }, 'input.party'],
    [{ party: 'AFG' }, 'input.mediators'],
    [{ party: 'AFG', mediators: ['TUR', 'SEC'] }, 'input.mediators'],
    [{ party: 'AFG', mediators: ['TUR', 'PAK'] }, 'input.mediators'],
  ])('refuses %j', (participants, path) => {
    expect(paths(TUR, { kind: 'CAUCUS', ...participants })).toEqual([path]);
  });
});
