import fc from 'fast-check';

import { ofCase } from '../observers.js';
import { answer, type CaseTold, draft, pursue } from './case-parts.js';
import { type Family, reachOf, type Thread } from './family.js';
import { aParty } from './people.js';

interface FiledThread extends Thread, CaseTold {
  readonly kind: 'filed';
}

/** A case that is drafted and submitted in one act: who may know of it is as with a case that was submitted. */
export const FILED: Family<FiledThread> = {
  kind: 'filed',
  weight: 3,
  threads: fc.record({
    kind: fc.constant('filed' as const),
    by: aParty,
    stage: fc.constantFrom(1, 1, 2, 2, 3, 4),
    act: fc.nat({ max: 3 }),
  }),
  reach: (who, thread) => reachOf(ofCase(who, thread) !== null),
  *tell(who, thread, part, scope) {
    const made = yield* draft(who, thread, part, scope, 'filed');
    yield* pursue(who, made);
    if (thread.stage === 4) yield answer(who, made, scope);
  },
  shorter: (thread) => (thread.stage > 1 ? { ...thread, stage: thread.stage - 1 } : undefined),
};
