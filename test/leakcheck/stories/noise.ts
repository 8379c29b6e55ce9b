import fc from 'fast-check';

import { ofCase } from '../observers.js';
import { text } from '../story.js';
import { type Family, reachOf, type Thread } from './family.js';
import { aParty, aPick, type Party, seatOf } from './people.js';

interface FailingThread extends Thread {
  readonly kind: 'failing';
  readonly by: Party;
  readonly verb: number;
  readonly on: number;
}

interface FloodThread extends Thread {
  readonly kind: 'flood';
  readonly by: Party;
  readonly rows: number;
}

/** Acts that are refused: a wrong version, a state that does not allow it, an id that is not there. */
export const FAILING: Family<FailingThread> = {
  kind: 'failing',
  weight: 1,
  threads: fc.record({
    kind: fc.constant('failing' as const),
    by: aParty,
    verb: fc.nat({ max: 3 }),
    on: aPick,
  }),
  // A refusal is told to the one who asked: only an observer of that very side is told.
  reach: (who, { by }) => reachOf(who.delegation === by && who.cap === null),
  *tell(_who, { by, verb, on }, part, scope) {
    const id = scope.id(part, 'alg', on);
    const itemId = scope.id(part, 'evi', on);
    const acts: readonly (readonly [string, object])[] = [
      ['submitAllegation', { id, expectedVersion: 9 }],
      // A version that no item reaches: a draft that this sealed would be the mediators’ to read.
      ['sealEvidence', { id: itemId, expectedVersion: 9 }],
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
      ['linkEvidence', { itemId, allegationId: scope.id(part, 'alg', on + 1) }],
    ];
    const [act, input] = acts[verb] ?? ['submitAllegation', {}];
    yield { seat: seatOf(by, 'officer'), act, input, mayFail: true };
  },
};

/** Many drafts at once. */
export const FLOOD: Family<FloodThread> = {
  kind: 'flood',
  weight: 1,
  threads: fc.record({
    kind: fc.constant('flood' as const),
    by: aParty,
    rows: fc.constantFrom(20, 120, 300),
  }),
  reach: (who, { by }) => reachOf(ofCase(who, { by, stage: 0 }) !== null),
  *tell(_who, { by, rows }) {
    yield { seat: seatOf(by, 'officer'), act: 'flood', input: {}, rows };
  },
  shorter: (thread) => (thread.rows > 1 ? { ...thread, rows: 1 } : undefined),
};
