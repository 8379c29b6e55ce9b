import fc from 'fast-check';

import type { SessionFacts } from './observers.js';

/** The two parties and the two mediators, as in the configuration. */
const PARTIES = ['PAK', 'AFG'] as const;
const MEDIATORS = ['TUR', 'QAT'] as const;
const DELEGATIONS = [...PARTIES, ...MEDIATORS, 'SEC'] as const;
type Party = (typeof PARTIES)[number];

/** A small story of one record and what follows from it. `on` and `about` choose among what is there. */
export type Thread =
  | { readonly kind: 'case'; readonly by: Party; readonly stage: number; readonly act: number }
  | {
      readonly kind: 'evidence';
      readonly by: Party;
      readonly sealed: boolean;
      readonly on: number | null;
    }
  | { readonly kind: 'link'; readonly by: Party; readonly item: number; readonly on: number }
  | {
      readonly kind: 'session';
      readonly facts: SessionFacts;
      readonly by: string;
      readonly moved: number;
    }
  | { readonly kind: 'agenda'; readonly session: number; readonly about: number | null }
  | {
      readonly kind: 'note';
      readonly party: Party;
      readonly mediators: readonly string[];
      readonly byHead: boolean;
      readonly confirmed: boolean;
    }
  | { readonly kind: 'member'; readonly by: string; readonly ended: boolean }
  | {
      readonly kind: 'reference';
      readonly what: 'place' | 'agreement' | 'extension' | 'obligation' | 'terms';
    }
  | { readonly kind: 'failing'; readonly by: Party; readonly verb: number; readonly on: number }
  | { readonly kind: 'flood'; readonly by: Party; readonly rows: number };

const party = fc.constantFrom(...PARTIES);
const pick = fc.nat({ max: 5 });
const mediators = fc.constantFrom<readonly string[]>(['TUR'], ['QAT'], ['TUR', 'QAT']);

const meeting: fc.Arbitrary<SessionFacts> = fc
  .record({
    kind: fc.constantFrom('PLENARY', 'TECHNICAL', 'PRINCIPALS', 'PROXIMITY', 'HOTLINE_REVIEW'),
    open: fc.boolean(),
  })
  .map(({ kind, open }) => ({
    kind,
    open: open && kind !== 'PRINCIPALS',
    party: '',
    mediators: [],
  }));
const caucus: fc.Arbitrary<SessionFacts> = fc
  .record({ party, mediators })
  .map((named) => ({ kind: 'CAUCUS', open: false, ...named }));

const cases = fc.record({
  kind: fc.constant('case' as const),
  by: party,
  // Where a case stops short of the notice is where most can be told too early.
  stage: fc.constantFrom(0, 1, 1, 2, 2, 3, 3, 4),
  act: fc.nat({ max: 3 }),
});
const evidence = fc.record({
  kind: fc.constant('evidence' as const),
  by: party,
  sealed: fc.boolean(),
  on: fc.option(pick, { freq: 3 }),
});
const links = fc.record({ kind: fc.constant('link' as const), by: party, item: pick, on: pick });
const sessions = fc
  .record({
    kind: fc.constant('session' as const),
    facts: fc.oneof(meeting, caucus),
    convener: fc.constantFrom('SEC', ...MEDIATORS),
    moved: fc.nat({ max: 2 }),
  })
  .map(({ convener, ...session }): Thread => {
    const own = session.facts.mediators[0];
    return { ...session, by: own ?? convener };
  });
const agenda = fc.record({
  kind: fc.constant('agenda' as const),
  session: pick,
  about: fc.option(pick, { freq: 2 }),
});
const notes = fc.record({
  kind: fc.constant('note' as const),
  party,
  mediators,
  byHead: fc.boolean(),
  confirmed: fc.boolean(),
});
const members = fc.record({
  kind: fc.constant('member' as const),
  by: fc.constantFrom(...DELEGATIONS),
  ended: fc.boolean(),
});
const references = fc.record({
  kind: fc.constant('reference' as const),
  what: fc.constantFrom('place', 'agreement', 'extension', 'obligation', 'terms'),
});
const failing = fc.record({
  kind: fc.constant('failing' as const),
  by: party,
  verb: fc.nat({ max: 3 }),
  on: pick,
});
const floods = fc.record({
  kind: fc.constant('flood' as const),
  by: party,
  rows: fc.constantFrom(20, 120, 300),
});

/** Every kind of story. */
export const STORIES: Readonly<Record<Thread['kind'], fc.Arbitrary<Thread>>> = {
  case: cases,
  evidence,
  link: links,
  session: sessions,
  agenda,
  note: notes,
  member: members,
  reference: references,
  failing,
  flood: floods,
};

/** How often each kind is told, where all are. */
export const WEIGHTS: Readonly<Record<Thread['kind'], number>> = {
  case: 7,
  evidence: 4,
  link: 1,
  session: 4,
  agenda: 5,
  note: 3,
  member: 2,
  reference: 1,
  failing: 1,
  flood: 1,
};
