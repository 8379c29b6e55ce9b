import fc from 'fast-check';

import { ofCase } from '../observers.js';
import { answer, type CaseTold, draft, pursue } from './case-parts.js';
import { type Family, reachOf, type Thread } from './family.js';
import { aParty } from './people.js';

interface CaseThread extends Thread, CaseTold {
  readonly kind: 'case';
}

/** A case, as far as its notice and the answer to it. */
export const CASE: Family<CaseThread> = {
  kind: 'case',
  weight: 7,
  threads: fc.record({
    kind: fc.constant('case' as const),
    by: aParty,
    // Where a case stops short of the notice is where most can be told too early.
    stage: fc.constantFrom(0, 1, 1, 2, 2, 3, 3, 4),
    act: fc.nat({ max: 3 }),
  }),
  reach: (who, thread) => reachOf(ofCase(who, thread) !== null),
  *tell(who, thread, part, scope) {
    const made = yield* draft(who, thread, part, scope);
    yield* pursue(who, made);
    if (thread.stage === 4) yield answer(who, made, scope);
  },
  shorter: (thread) => (thread.stage > 0 ? { ...thread, stage: thread.stage - 1 } : undefined),
};
