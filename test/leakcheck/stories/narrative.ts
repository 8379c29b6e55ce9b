import fc from 'fast-check';

import { ofNarrative } from '../observers.js';
import { type Op, secret, text } from '../story.js';
import { registry, verifyingOf } from './case-parts.js';
import { type Family, reachOf, type Thread } from './family.js';
import { aParty, type Party } from './people.js';

interface NarrativeThread extends Thread {
  readonly kind: 'narrative';
  readonly by: Party;
  readonly shared: boolean;
}

const FINDING = {
  acts: [{ act: 'INFILTRATION', outcome: 'NOT_ESTABLISHED' }],
  reasoning: text('Nobody saw it.'),
  reliesOnUndisclosed: false,
};

/** The neutral text on an incident: first the mediators', then with the draft finding both parties', as it stands by then. */
export const NARRATIVE: Family<NarrativeThread> = {
  kind: 'narrative',
  weight: 3,
  threads: fc.record({
    kind: fc.constant('narrative' as const),
    by: aParty,
    shared: fc.boolean(),
  }),
  reach: (who) => reachOf(['PARTY', 'MEDIATOR', 'SECRETARIAT'].includes(who.kind)),
  *tell(who, { by, shared }, part, scope) {
    const id = verifyingOf(by, part, scope);
    const incidentId = scope.places.verifying.find((one) => one.id === id)?.incident;
    if (id === undefined || incidentId === undefined) return;
    const before = ofNarrative(who, false);
    const hidden = part === 'LOW' && before === null;
    // The world of a mediator has the text when it is written, and so has the time in what its app reads later.
    const secretTime = hidden && who.kind !== 'MEDIATOR';
    const write = (words: string, replacesId: string): Op => ({
      seat: 'sec-secretariat',
      act: 'writeAgreedNarrative',
      input: {
        ...{ incidentId, text: text(words) },
        ...(replacesId === '' ? {} : { replacesId }),
      },
    });
    const draft = secret(before ?? 'PUBLIC', 'PARTIES', scope.tint)('Men were there.');
    const first = yield { ...write(draft, ''), secretly: hidden };
    if (!shared) return;
    const final = ofNarrative(who, true);
    const words = secret(final ?? 'PUBLIC', 'PARTIES', scope.tint)('Men crossed the line.');
    yield { ...write(words, first), secretTime };
    const finding = yield { ...registry('draftFinding', id, { finding: FINDING }), secretTime };
    scope.note(part, finding);
    yield { seat: 'sec-secretariat', act: 'shareFinding', on: finding, input: { id: finding } };
  },
  shorter: (thread) => (thread.shared ? { ...thread, shared: false } : undefined),
};
