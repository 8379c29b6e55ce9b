import fc from 'fast-check';

import { later } from '../story.js';
import type { Family, Thread } from './family.js';

interface TimeThread extends Thread {
  readonly kind: 'time';
  readonly hours: number;
  readonly worked: boolean;
}

/** Hours pass, in every history alike, and what is due by then is done or not yet: hidden clocks run out with the others. */
export const TIME: Family<TimeThread> = {
  kind: 'time',
  weight: 2,
  threads: fc.record({
    kind: fc.constant('time' as const),
    hours: fc.constantFrom(1, 25, 80, 300),
    worked: fc.boolean(),
  }),
  reach: () => 'LOW',
  *tell(_who, { hours, worked }) {
    yield later(hours, worked);
  },
};
