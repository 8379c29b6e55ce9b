import 'reflect-metadata';

import { describe, expect, it } from '@jest/globals';

import {
  itemMarkingOf,
  markingOf,
  sessionGrants,
  type SessionPlan,
} from '../../subgraphs/mediation/audiences.js';
import { directory } from './fixtures.js';

/** domain.md 2.5: Session S1; PRINCIPALS S2; a CAUCUS only to its participants; observers in open sessions. */
const TABLE = [
  { delegation: 'PAK', clearance: 'PARTIES' },
  { delegation: 'AFG', clearance: 'PARTIES' },
  { delegation: 'TUR', clearance: 'PARTIES' },
  { delegation: 'QAT', clearance: 'PARTIES' },
  { delegation: 'SEC', clearance: 'PARTIES' },
];

function plan(overrides: Partial<SessionPlan>): SessionPlan {
  return { kind: 'PLENARY', open: false, party: null, mediators: null, ...overrides };
}

describe('to whom a session is given', () => {
  it.each(['PLENARY', 'PROXIMITY', 'TECHNICAL', 'PRINCIPALS', 'HOTLINE_REVIEW'] as const)(
    'a %s: to the parties, the mediators and the secretariat, and to no observer',
    (kind) => {
      const grants = sessionGrants(plan({ kind }), directory);
      expect(grants).toHaveLength(5);
      expect(grants).toEqual(expect.arrayContaining(TABLE));
    },
  );

  it.each([
    ['a party', { party: null, mediators: ['TUR'] }],
    ['mediators', { party: 'PAK', mediators: null }],
  ])('a caucus without %s: to nobody, that is a fault of the program', (_, lacking) => {
    expect(() => sessionGrants(plan({ kind: 'CAUCUS', ...lacking }), directory)).toThrow(
      'a caucus needs a party and mediators',
    );
  });

  it('an open plenary: to the observers too, below the agenda', () => {
    const grants = sessionGrants(plan({ open: true }), directory);
    expect(grants).toHaveLength(6);
    expect(grants).toContainEqual({ delegation: 'OBS_A', clearance: 'PARTIES' });
  });

  it.each([
    ['PAK', 'TUR'],
    ['AFG', 'QAT'],
  ])(
    'a caucus of %s with %s: to that head and that mediator, and to no one else',
    (party, with_) => {
      const caucus = plan({ kind: 'CAUCUS', party, mediators: [with_] });
      expect(sessionGrants(caucus, directory)).toEqual([
        { delegation: party, clearance: 'CAUCUS', onlyRoles: ['PARTY_HEAD'] },
        { delegation: with_, clearance: 'CAUCUS', onlyRoles: ['MEDIATOR'] },
      ]);
    },
  );

  it('a caucus without participants: to no one, the act fails', () => {
    expect(() => sessionGrants(plan({ kind: 'CAUCUS' }), directory)).toThrow('a caucus needs');
  });
});

describe('the class of a session', () => {
  it.each([
    ['PLENARY', 'MECHANISM', 'PARTIES'],
    ['PROXIMITY', 'MECHANISM', 'PARTIES'],
    ['TECHNICAL', 'MECHANISM', 'PARTIES'],
    ['HOTLINE_REVIEW', 'MECHANISM', 'PARTIES'],
    ['PRINCIPALS', 'PARTIES', 'PARTIES'],
    ['CAUCUS', 'CAUCUS', 'CAUCUS'],
  ] as const)('%s is %s and its agenda %s', (kind, session, item) => {
    expect(markingOf(kind)).toBe(session);
    expect(itemMarkingOf(kind)).toBe(item);
  });
});
