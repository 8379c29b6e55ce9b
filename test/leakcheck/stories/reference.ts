import fc from 'fast-check';

import { CLOCKS, HOTLINE } from '../../support/terms.js';
import { ofMember, ofTerms } from '../observers.js';
import type { Scope } from '../scope.js';
import { secret, text } from '../story.js';
import { type Family, reachOf, type Thread } from './family.js';

interface MemberThread extends Thread {
  readonly kind: 'member';
  readonly by: string;
  readonly ended: boolean;
}

type What = 'place' | 'agreement' | 'extension' | 'obligation' | 'terms';

interface ReferenceThread extends Thread {
  readonly kind: 'reference';
  readonly what: What;
}

function officeOf(delegation: string): string {
  if (delegation === 'SEC') return 'sec-secretariat';
  const role = ['TUR', 'QAT'].includes(delegation) ? 'mediator' : 'head';
  return `${delegation.toLowerCase()}-${role}`;
}

function roleOf(delegation: string): string {
  if (delegation === 'SEC') return 'SECRETARIAT';
  return ['TUR', 'QAT'].includes(delegation) ? 'MEDIATOR' : 'PARTY_OFFICER';
}

/** A person of a delegation, who perhaps leaves. */
export const MEMBER: Family<MemberThread> = {
  kind: 'member',
  weight: 2,
  threads: fc.record({
    kind: fc.constant('member' as const),
    by: fc.constantFrom('PAK', 'AFG', 'TUR', 'QAT', 'SEC'),
    ended: fc.boolean(),
  }),
  reach: (who, { by }) => reachOf(ofMember(who, by) !== null),
  *tell(who, { by, ended }, part, scope) {
    const name = secret(ofMember(who, by), 'DRAFT', scope.tint);
    const seat = officeOf(by);
    const id = yield {
      seat,
      act: 'recordMember',
      input: {
        role: roleOf(by),
        displayRole: 'Liaison',
        name: name('A. Person'),
        credentials: name('C-1'),
        validFrom: '2025-11-01T00:00:00.000Z',
      },
    };
    scope.note(part, id);
    const validUntil = '2026-03-01T00:00:00.000Z';
    if (ended) yield { seat, act: 'endMember', input: { id, validUntil }, on: id };
  },
  shorter: (thread) => (thread.ended ? { ...thread, ended: false } : undefined),
};

type Input = readonly [act: string, input: (scope: Scope) => object];

const FROM = '2025-11-01T00:00:00.000Z';

/** Names and times of terms and obligations must not come twice: they are numbered within a history. */
const INPUTS: Readonly<Record<What, Input>> = {
  place: [
    'recordPlace',
    () => ({
      kind: 'DISTRICT',
      names: [{ text: 'Fourth District', lang: 'en' }],
      precision: 'DISTRICT',
      side: 'AFG',
    }),
  ],
  agreement: [
    'recordAgreement',
    () => ({
      title: text('Second understanding'),
      form: 'VERBAL_UNDERSTANDING',
      status: 'ANNOUNCED',
      conditional: false,
      from: FROM,
      mediators: ['QAT'],
      hosts: [],
    }),
  ],
  // Each period begins where the one before ends; the scene's ends with 2099.
  extension: [
    'recordExtension',
    ({ extensions, places }) => ({
      agreementId: places.agreement,
      from: `${String(2099 + extensions)}-12-31T00:00:00.000Z`,
      until: `${String(2100 + extensions)}-12-31T00:00:00.000Z`,
    }),
  ],
  obligation: [
    'recordObligation',
    ({ count, places }) => ({
      agreementId: places.agreement,
      code: `OB-1.${String(count)}`,
      kind: 'NOTIFY',
      nature: 'RESULT',
      on: ['AFG'],
      text: text('Works are notified.'),
      clauseRef: 'Article 4',
      validFrom: FROM,
    }),
  ],
  terms: [
    'adoptTerms',
    ({ count, places }) => ({
      agreementId: places.agreement,
      termsVersion: `1.${String(count)}-test`,
      inForceFrom: `2025-11-01T00:00:${String(count).padStart(2, '0')}.000Z`,
      clocks: CLOCKS.map(({ kind, hours }) => ({ kind, hours: hours / 2 })),
      hotline: { ...HOTLINE, answerMinutes: 60 },
      findingStandard: 'BALANCE_OF_PROBABILITIES',
      seriousStandard: 'CLEAR_AND_CONVINCING',
      measureRule: 'MEDIATORS_CONCUR',
    }),
  ],
};

/** What the whole mechanism refers to. */
export const REFERENCE: Family<ReferenceThread> = {
  kind: 'reference',
  weight: 1,
  threads: fc.record({
    kind: fc.constant('reference' as const),
    what: fc.constantFrom('place', 'agreement', 'extension', 'obligation', 'terms'),
  }),
  reach: (who, { what }) => reachOf(!['obligation', 'terms'].includes(what) || ofTerms(who)),
  *tell(_who, { what }, part, scope) {
    scope.count += 1;
    const [act, input] = INPUTS[what];
    const { agreement } = scope.places;
    const id = yield {
      seat: 'sec-secretariat',
      act,
      input: input(scope),
      ...(what === 'extension' && { on: agreement }),
    };
    if (what === 'extension') scope.extensions += id === '' ? 0 : 1;
    else scope.note(part, id);
  },
};
