import fc from 'fast-check';

/** The two parties and the two mediators, as in the configuration. */
const PARTIES = ['PAK', 'AFG'] as const;
export type Party = (typeof PARTIES)[number];

export const aParty: fc.Arbitrary<Party> = fc.constantFrom(...PARTIES);
export const aMediator: fc.Arbitrary<string> = fc.constantFrom('TUR', 'QAT');
export const someMediators = fc.constantFrom<readonly string[]>(['TUR'], ['QAT'], ['TUR', 'QAT']);
/** Chooses among what is there. */
export const aPick: fc.Arbitrary<number> = fc.nat({ max: 5 });

/** Names the other of the two parties. */
export function otherOf(party: string): Party {
  return party === 'PAK' ? 'AFG' : 'PAK';
}

/** Names a seat of a delegation. */
export function seatOf(delegation: string, role: 'officer' | 'head' | 'mediator'): string {
  return `${delegation.toLowerCase()}-${role}`;
}

/** Names the seat of who convenes: the secretariat, or a mediator. */
export function convenerSeat(convener: string): string {
  return convener === 'SEC' ? 'sec-secretariat' : seatOf(convener, 'mediator');
}
