import fc from 'fast-check';

import { ofIncidentLink } from '../observers.js';
import type { Part, Scope } from '../scope.js';
import { text } from '../story.js';
import { type Family, reachOf, type Thread } from './family.js';
import { aPick } from './people.js';

interface TieThread extends Thread {
  readonly kind: 'tie';
  readonly seat: 'sec-secretariat' | 'tur-mediator' | 'qat-mediator';
  readonly how: 'MIRROR' | 'DUPLICATE' | 'SAME_CHAIN' | 'SAME_PATTERN';
  readonly first: number;
  readonly second: number;
  readonly takenBack: boolean;
}

/** The incidents that those who stand between the sides know of. */
function incidentsOf(part: Part, { cases, places }: Scope): readonly string[] {
  const told = cases
    .filter((one) => one.incident !== '' && one.reached >= 1)
    .filter((one) => part === 'HIGH' || one.part === 'LOW');
  return [...places.verifying, ...told].map(({ incident }) => incident);
}

/** Two incidents are said to hang together: no party learns of it, though both may know the incidents. */
export const TIE: Family<TieThread> = {
  kind: 'tie',
  weight: 3,
  threads: fc.record({
    kind: fc.constant('tie' as const),
    seat: fc.constantFrom('sec-secretariat', 'tur-mediator', 'qat-mediator'),
    how: fc.constantFrom('MIRROR', 'DUPLICATE', 'SAME_CHAIN', 'SAME_PATTERN'),
    first: aPick,
    second: aPick,
    takenBack: fc.boolean(),
  }),
  reach: (who) => reachOf(ofIncidentLink(who)),
  *tell(_who, { seat, how, first, second, takenBack }, part, scope) {
    const known = incidentsOf(part, scope);
    const firstId = known[first % known.length] ?? '';
    const others = known.filter((id) => id !== firstId);
    const secondId = others[second % others.length] ?? '';
    // Two may be tied once in each way.
    const tie = `tie ${how} ${[firstId, secondId].sort().join(' ')}`;
    if (scope.told.has(tie)) return;
    scope.told.add(tie);
    const input = { firstId, secondId, kind: how, note: text('The same night.') };
    const id = yield { seat, act: 'linkIncidents', input };
    scope.note(part, id);
    if (takenBack) yield { seat, act: 'unlinkIncidents', on: id, input: { id } };
  },
  shorter: (thread) => (thread.takenBack ? { ...thread, takenBack: false } : undefined),
};
