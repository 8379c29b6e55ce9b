import fc from 'fast-check';

import { ofCase, ofConfirmedHarm } from '../observers.js';
import { secret, text } from '../story.js';
import { answer, assign, type CaseTold, draft, pursue, verifyingOf } from './case-parts.js';
import { type Family, reachOf, type Thread } from './family.js';
import { aParty, type Party } from './people.js';

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

interface AssignedThread extends Thread {
  readonly kind: 'assigned';
  readonly by: Party;
  readonly answered: boolean;
  readonly end: 'assigned' | 'sent away';
}

function toldOf({ by, answered, end }: AssignedThread): CaseTold {
  return { by, stage: answered ? 4 : 3, act: 2, assigned: end === 'assigned' };
}

/** A case on which a monitor works: it reads the case, and nothing when it is sent away before it looks. */
export const ASSIGNED: Family<AssignedThread> = {
  kind: 'assigned',
  weight: 4,
  threads: fc.record({
    kind: fc.constant('assigned' as const),
    by: aParty,
    answered: fc.boolean(),
    end: fc.constantFrom('assigned', 'sent away'),
  }),
  // A monitor may look while it works on a case: then it is no secret, and at its end it is one.
  reach: (who, thread) => reachOf(who.kind === 'MONITOR' || ofCase(who, toldOf(thread)) !== null),
  *tell(who, thread, part, scope) {
    const made = yield* draft(who, toldOf(thread), part, scope);
    yield* pursue(who, made);
    yield* assign(who, made, thread.end);
    if (thread.answered) yield answer(who, made, scope);
    // A case that a monitor may not read is none that others can be told on.
    if (who.kind === 'MONITOR') scope.cases.splice(scope.cases.indexOf(made), 1);
  },
  shorter: (thread) => (thread.answered ? { ...thread, answered: false } : undefined),
};

interface HarmThread extends Thread {
  readonly kind: 'harm';
  readonly by: Party;
  readonly corrected: boolean;
}

/** Harm is confirmed while a case is looked into: the parties learn of it with the draft finding. */
export const HARM: Family<HarmThread> = {
  kind: 'harm',
  weight: 3,
  threads: fc.record({
    kind: fc.constant('harm' as const),
    by: aParty,
    corrected: fc.boolean(),
  }),
  reach: (who, { by }) => reachOf(ofCase(who, { by, stage: 4 }) !== null),
  *tell(who, { by, corrected }, part, scope) {
    const { places } = scope;
    const id = verifyingOf(by, part, scope);
    const incidentId = places.verifying.find((one) => one.id === id)?.incident;
    if (incidentId === undefined) return;
    const level = ofConfirmedHarm(who);
    const secretly = part === 'LOW' && level === null;
    const basis = text(secret(level ?? 'PUBLIC', 'SUBMITTER', scope.tint)('The register.'));
    const seat = 'sec-secretariat';
    const kind = { category: 'CIVILIAN', effect: 'KILLED', side: 'AFG' };
    const harm = yield {
      ...{ seat, act: 'confirmHarm', secretly },
      input: { incidentId, ...kind, confirmedMin: 1, confirmedMax: 2, basis },
    };
    if (corrected)
      yield {
        ...{ seat, act: 'correctConfirmedHarm', on: harm, secretly },
        input: { id: harm, confirmedMin: 2, confirmedMax: 2 },
      };
  },
  shorter: (thread) => (thread.corrected ? { ...thread, corrected: false } : undefined),
};
