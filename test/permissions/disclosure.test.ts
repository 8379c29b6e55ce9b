import { describe, expect, test } from '@jest/globals';

import {
  acknowledge,
  judgeDisclosure,
  parseAcknowledged,
} from '../../shared/policy/acknowledgement.js';
import type { Course } from '../../shared/policy/course.js';
import { compareDisclosure } from '../../shared/policy/disclosure.js';
import type { PermissionDocument, RecordRule } from '../../shared/policy/document.js';
import { type Policy, policyOf } from '../../shared/policy/policy.js';

const COURSE: Course = {
  stages: [
    {
      stage: 'DRAFT',
      act: 'draftClaim',
      marking: 'DRAFT',
      gives: { SUBMITTING_DELEGATION: 'DRAFT' },
    },
    {
      stage: 'SUBMITTED',
      act: 'submitClaim',
      marking: 'PARTIES',
      gives: { MEDIATOR: 'SUBMITTER', SECRETARIAT: 'SUBMITTER' },
    },
    {
      stage: 'NOTIFIED',
      act: 'notifyClaim',
      marking: 'PARTIES',
      gives: { OTHER_PARTY: 'PARTIES' },
    },
  ],
};
const CLAIM: RecordRule = {
  table: 'claim',
  existence: 'PARTIES',
  reach: 'CASE',
  courses: [COURSE],
  fields: { notice: 'PARTIES', basisSummary: 'SUBMITTER', privateNote: 'DRAFT' },
};
const DOCUMENT: PermissionDocument = {
  subgraph: 'claims',
  records: { Claim: CLAIM },
  stubs: { Allegation: { claims: 'SUBMITTER' } },
  values: [],
  queries: { claim: ['PARTY_HEAD', 'MEDIATOR'], claims: ['PARTY_HEAD', 'MEDIATOR', 'OBSERVER'] },
  mutations: { draftClaim: ['PARTY_HEAD'] },
  restrictedArguments: { 'claims.filter.basis': ['MEDIATOR'] },
};
const BASE = policyOf([DOCUMENT]);

function claim(changes: Partial<RecordRule>): Policy {
  return policyOf([{ ...DOCUMENT, records: { Claim: { ...CLAIM, ...changes } } }]);
}

function course(changes: Partial<Course>): Policy {
  return claim({ courses: [{ ...COURSE, ...changes }] });
}

function stage(at: number, gives: Course['stages'][number]['gives']): Policy {
  const [first, ...rest] = COURSE.stages.map((one, n) => (n === at ? { ...one, gives } : one));
  return course({ stages: [first ?? COURSE.stages[0], ...rest] });
}

const APPS = 'apps with the scope delegation:read or delegation:confidential';

describe('a change that opens something is said in sentences', () => {
  test('a record that monitors could read when its case is assigned to them', () => {
    const opened = claim({ caseKey: 'allegationId' });
    const text = 'read Claim of what is assigned to them as the staff of the secretariat do';
    expect(compareDisclosure(BASE, opened)).toEqual({
      widened: [`Monitors could now ${text}.`],
      narrowed: [],
    });
    expect(compareDisclosure(opened, BASE)).toEqual({
      widened: [],
      narrowed: [`Monitors could no longer ${text}.`],
    });
    // Which rows another way to the case opens no one can tell from words: it is shown as widened.
    const elsewhere = claim({ caseKey: { column: 'id', of: 'Other', by: 'claimId' } });
    expect(compareDisclosure(opened, elsewhere).widened).toEqual([
      `Monitors could now ${text}, by another way to the case.`,
    ]);
  });

  test('a field that the other party could now read, from when and by which act', () => {
    const fields = { ...CLAIM.fields, basisSummary: 'PARTIES' } as const;
    expect(compareDisclosure(BASE, claim({ fields }))).toEqual({
      widened: [
        'Apps with the scope delegation:read of the submitting delegation could now read Claim.basisSummary from SUBMITTED, by the act submitClaim.',
        `Heads, officers and ${APPS} of the other party could now read Claim.basisSummary from NOTIFIED, by the act notifyClaim.`,
        'Apps with the scope delegation:read of a mediating delegation could now read Claim.basisSummary from SUBMITTED, by the act submitClaim.',
        'Apps with the scope delegation:read of the secretariat could now read Claim.basisSummary from SUBMITTED, by the act submitClaim.',
      ],
      narrowed: [],
    });
  });

  test('a grant that comes earlier, with what held before', () => {
    const { widened, narrowed } = compareDisclosure(
      BASE,
      stage(1, { ...COURSE.stages[1]?.gives, OTHER_PARTY: 'PARTIES' }),
    );
    expect(narrowed).toEqual([]);
    expect(widened).toEqual([
      `Heads, officers and ${APPS} of the other party could now read Claim.(that it exists) and Claim.notice from SUBMITTED, by the act submitClaim (before: from NOTIFIED, by the act notifyClaim).`,
    ]);
  });

  test('a record that is now given to observers, though not all of it', () => {
    const { widened } = compareDisclosure(
      BASE,
      stage(2, { OTHER_PARTY: 'PARTIES', OBSERVER: 'PARTIES' }),
    );
    expect(widened).toEqual([
      `Observers and ${APPS} of an observing delegation could now read Claim.(that it exists) and Claim.notice from NOTIFIED, by the act notifyClaim.`,
    ]);
  });

  test('a marking that falls earlier shows a draft to an app', () => {
    const [draft, ...rest] = COURSE.stages;
    const { widened } = compareDisclosure(
      BASE,
      course({ stages: [{ ...draft, marking: 'PARTIES' }, ...rest] }),
    );
    expect(widened.join('\n')).toMatch(
      /^Apps with the scope .* of the submitting delegation .* from DRAFT/,
    );
  });

  test('a new type, a bound that falls, a rule for apps that is relaxed', () => {
    const bound = course({ heldWith: 'Allegation' });
    const ended = course({ ends: 'What the other party is given ends after a day.' });
    expect(compareDisclosure(ended, BASE).widened).toEqual([
      'Of Claim: What is given would have no end. (before: What the other party is given ends after a day.)',
    ]);
    expect(compareDisclosure(BASE, ended)).toEqual({
      ...{
        widened: [],
        narrowed: ['Of Claim: What the other party is given ends after a day. (before: no end)'],
      },
    });
    expect(compareDisclosure(policyOf([]), BASE).widened.length).toBeGreaterThan(5);
    expect(compareDisclosure(bound, BASE).widened).toEqual([
      'To be given Claim, one would have to hold no other record (before: the Allegation that it points at).',
    ]);
    const rules = {
      ...BASE.rules,
      appCap: { ...BASE.rules.appCap, 'mechanism:read': 'PARTIES' },
    } as const;
    expect(compareDisclosure(BASE, policyOf([DOCUMENT], rules)).widened).toContain(
      'Apps with the scope mechanism:read of the other party could now read Claim.(that it exists) and Claim.notice from NOTIFIED, by the act notifyClaim.',
    );
  });

  test('a query, an act, an argument and an edge', () => {
    const changed = policyOf([
      {
        ...DOCUMENT,
        queries: { ...DOCUMENT.queries, claim: ['PARTY_HEAD', 'MEDIATOR', 'MONITOR'] },
        mutations: { draftClaim: ['PARTY_HEAD', 'PARTY_OFFICER'], endClaim: ['AUDITOR'] },
        restrictedArguments: {},
        stubs: { Allegation: { claims: 'PARTIES' } },
      },
    ]);
    expect(compareDisclosure(BASE, changed)).toEqual({
      widened: [
        'The edge Allegation.claims would be PARTIES (before: SUBMITTER).',
        'Monitors could now ask the query claim.',
        'Officers could now perform the act draftClaim.',
        'Auditors could now perform the act endClaim.',
        'Heads and observers could now use claims.filter.basis.',
      ],
      narrowed: [],
    });
  });
});

describe('a change that closes something is said apart', () => {
  test('every widening, taken back, is a narrowing', () => {
    const fields = { ...CLAIM.fields, basisSummary: 'PARTIES' } as const;
    const { widened, narrowed } = compareDisclosure(claim({ fields }), BASE);
    expect(widened).toEqual([]);
    expect(narrowed).toContain(
      `Heads, officers and ${APPS} of the other party could no longer read Claim.basisSummary (before: from NOTIFIED, by the act notifyClaim).`,
    );
  });

  test('a grant that comes later', () => {
    const late = stage(1, { SECRETARIAT: 'SUBMITTER' });
    const { widened, narrowed } = compareDisclosure(BASE, late);
    expect(widened).toEqual([]);
    expect(
      narrowed.every((line) => line.includes('of a mediating delegation could no longer')),
    ).toBe(true);
    expect(narrowed.length).toBeGreaterThan(0);
  });

  test('a type and a query that are gone', () => {
    const { records, queries, ...rest } = DOCUMENT;
    const { widened, narrowed } = compareDisclosure(
      BASE,
      policyOf([{ ...rest, records: {}, queries: {} }]),
    );
    expect([Object.keys(records), Object.keys(queries)]).toEqual([['Claim'], ['claim', 'claims']]);
    expect(widened).toEqual([]);
    expect(narrowed).toContain('Heads and mediators could no longer ask the query claim.');
  });

  test('the same policy says nothing', () => {
    expect(compareDisclosure(BASE, policyOf([DOCUMENT]))).toEqual({ widened: [], narrowed: [] });
  });
});

describe('a change has to be acknowledged', () => {
  const entry = { at: new Date('2025-11-12T00:00:00Z'), by: 'The two heads', why: 'As agreed.' };
  const signed = parseAcknowledged(acknowledge(null, BASE, entry));
  const wider = stage(2, { OTHER_PARTY: 'SUBMITTER' });

  test('the policy that was acknowledged passes', () => {
    expect(judgeDisclosure(BASE, BASE, signed)).toEqual({
      widened: [],
      narrowed: [],
      acknowledged: true,
    });
  });

  test('a wider one is refused until it is acknowledged, and the entry keeps the sentences', () => {
    const verdict = judgeDisclosure(BASE, wider, signed);
    expect(verdict.acknowledged).toBe(false);
    expect(verdict.widened.join('\n')).toContain(
      'of the other party could now read Claim.basisSummary',
    );
    const again = parseAcknowledged(acknowledge(signed, wider, entry));
    expect(judgeDisclosure(BASE, wider, again).acknowledged).toBe(true);
    expect(again.acknowledgements.map(({ by }) => by)).toEqual(['The two heads', 'The two heads']);
    expect(again.acknowledgements[1]?.widened).toEqual(verdict.widened);
  });

  test('a narrower one, and one that only says it otherwise, are refused, too', () => {
    expect(
      judgeDisclosure(wider, BASE, parseAcknowledged(acknowledge(null, wider, entry))),
    ).toMatchObject({
      widened: [],
      acknowledged: false,
    });
    expect(judgeDisclosure(BASE, claim({ table: 'claims' }), signed)).toEqual({
      widened: [],
      narrowed: [],
      acknowledged: false,
    });
  });

  test('a file in which somebody changed the policy and no entry is refused', () => {
    const forged = { ...acknowledge(null, BASE, entry), policy: wider };
    expect(judgeDisclosure(wider, wider, parseAcknowledged(forged)).acknowledged).toBe(false);
    const disguised = { ...forged, policy: { ...wider, digest: BASE.digest } };
    expect(() => parseAcknowledged(disguised)).toThrow('is not that of its documents');
  });
});
