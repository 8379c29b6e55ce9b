import { caseStory } from './case-story.js';
import { evidenceStory, linkStory } from './evidence-story.js';
import type { Observer } from './observers.js';
import { ofMember } from './observers.js';
import type { Part, Scope } from './scope.js';
import { agendaStory, noteStory, sessionStory } from './session-story.js';
import { type Op, secret, text } from './story.js';
import type { Thread } from './threads.js';
import { CLOCKS } from '../support/terms.js';

type Telling = Generator<Op, void, string>;
type Of<K extends Thread['kind']> = Extract<Thread, { readonly kind: K }>;

function officeOf(delegation: string): string {
  if (delegation === 'SEC') return 'sec-secretariat';
  const role = ['TUR', 'QAT'].includes(delegation) ? 'mediator' : 'head';
  return `${delegation.toLowerCase()}-${role}`;
}

function roleOf(delegation: string): string {
  if (delegation === 'SEC') return 'SECRETARIAT';
  return ['TUR', 'QAT'].includes(delegation) ? 'MEDIATOR' : 'PARTY_OFFICER';
}

function* memberStory(
  who: Observer,
  { by, ended }: Of<'member'>,
  part: Part,
  scope: Scope,
): Telling {
  const level = ofMember(who, by);
  const name = secret(level, 'DRAFT', scope.tint);
  const id = yield {
    seat: officeOf(by),
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
  if (!ended) return;
  yield {
    seat: officeOf(by),
    act: 'endMember',
    input: { id, expectedVersion: 1, validUntil: '2026-03-01T00:00:00.000Z' },
  };
}

function referenceInput(what: Of<'reference'>['what'], scope: Scope): readonly [string, object] {
  const from = '2025-11-01T00:00:00.000Z';
  const { agreement: agreementId } = scope.places;
  switch (what) {
    case 'place':
      return [
        'recordPlace',
        {
          kind: 'DISTRICT',
          names: [{ text: 'Fourth District', lang: 'en' }],
          precision: 'DISTRICT',
          side: 'AFG',
        },
      ];
    case 'agreement':
      return [
        'recordAgreement',
        {
          title: text('Second understanding'),
          form: 'VERBAL_UNDERSTANDING',
          status: 'ANNOUNCED',
          conditional: false,
          from,
          mediators: ['QAT'],
          hosts: [],
        },
      ];
    case 'extension':
      return [
        'recordExtension',
        {
          agreementId,
          expectedVersion: scope.agreementVersion,
          // Each period begins where the one before ends; the scene's ends with 2026.
          from: `${String(2025 + scope.agreementVersion)}-12-31T00:00:00.000Z`,
          until: `${String(2026 + scope.agreementVersion)}-12-31T00:00:00.000Z`,
        },
      ];
    case 'obligation':
      return [
        'recordObligation',
        {
          agreementId,
          code: `OB-1.${String(scope.count)}`,
          kind: 'NOTIFY',
          nature: 'RESULT',
          on: ['AFG'],
          text: text('Works are notified.'),
          clauseRef: 'Article 4',
          validFrom: from,
        },
      ];
    case 'terms':
      return [
        'adoptTerms',
        {
          agreementId,
          termsVersion: `1.${String(scope.count)}-test`,
          inForceFrom: `2025-11-01T00:00:${String(scope.count).padStart(2, '0')}.000Z`,
          clocks: CLOCKS.map(({ kind, hours }) => ({ kind, hours: hours / 2 })),
          findingStandard: 'BALANCE_OF_PROBABILITIES',
          seriousStandard: 'CLEAR_AND_CONVINCING',
          measureRule: 'MEDIATORS_CONCUR',
        },
      ];
  }
}

function* referenceStory({ what }: Of<'reference'>, part: Part, scope: Scope): Telling {
  scope.count += 1;
  const [act, input] = referenceInput(what, scope);
  const id = yield { seat: 'sec-secretariat', act, input };
  if (what === 'extension') scope.agreementVersion += 1;
  else scope.note(part, id);
}

/** Acts that are refused: a wrong version, a state that does not allow it, an id that is not there. */
function* failingStory({ by, verb, on }: Of<'failing'>, part: Part, scope: Scope): Telling {
  const seat = `${by.toLowerCase()}-officer`;
  const id = scope.id(part, 'alg', on);
  const acts: readonly (readonly [string, object])[] = [
    ['submitAllegation', { id, expectedVersion: 9 }],
    ['sealEvidence', { id: scope.id(part, 'evi', on), expectedVersion: 1 }],
    [
      'submitStatement',
      {
        allegationId: id,
        expectedVersion: 7,
        kind: 'DENIES',
        text: text('No.'),
        counterAllegationId: id,
      },
    ],
    [
      'linkEvidence',
      { itemId: scope.id(part, 'evi', on), allegationId: scope.id(part, 'alg', on + 1) },
    ],
  ];
  const [act, input] = acts[verb] ?? ['submitAllegation', {}];
  yield { seat, act, input, mayFail: true };
}

function* floodStory({ by, rows }: Of<'flood'>): Telling {
  yield { seat: `${by.toLowerCase()}-officer`, act: 'flood', input: {}, rows };
}

type Tellers = {
  readonly [K in Thread['kind']]: (
    who: Observer,
    thread: Of<K>,
    part: Part,
    scope: Scope,
  ) => Telling;
};

const TELLERS: Tellers = {
  case: caseStory,
  evidence: (_, thread, part, scope) => evidenceStory(thread, part, scope),
  link: linkStory,
  session: (_, thread, part, scope) => sessionStory(thread, part, scope),
  agenda: agendaStory,
  note: (_, thread, part, scope) => noteStory(thread, part, scope),
  member: memberStory,
  reference: (_, thread, part, scope) => referenceStory(thread, part, scope),
  failing: (_, thread, part, scope) => failingStory(thread, part, scope),
  flood: (_, thread) => floodStory(thread),
};

/** Tells a story, act by act, as the player performs it; what is above the observer's level is written in the run's tint. */
export function tell(who: Observer, thread: Thread, part: Part, scope: Scope): Telling {
  const teller = TELLERS[thread.kind] as (
    who: Observer,
    thread: Thread,
    part: Part,
    scope: Scope,
  ) => Telling;
  return teller(who, thread, part, scope);
}
