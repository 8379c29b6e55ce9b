import fc from 'fast-check';

import { type Observer, ofCase, ofReport } from '../observers.js';
import type { KnownCase, Part, Scope } from '../scope.js';
import { type Op, secret, text } from '../story.js';
import { draft, pursue } from './case-parts.js';
import { type Family, reachOf, type Thread } from './family.js';
import { aParty, type Party, seatOf } from './people.js';

type Filer = 'SUBMITTER' | 'MEDIATOR' | 'SECRETARIAT';

interface ReportThread extends Thread {
  readonly kind: 'report';
  readonly by: Party;
  /** How far the case comes; the mechanism files when it has the case, its submitter also before. */
  readonly stage: number;
  readonly filer: Filer;
  /** Whether the submitter files while the case is its draft. */
  readonly early: boolean;
}

function filed(
  who: Observer,
  { by, stage, filer }: ReportThread,
  { part, scope, made }: { readonly part: Part; readonly scope: Scope; readonly made: KnownCase },
): Op {
  const level = ofReport(who, { by, stage, filer });
  const s3 = secret(level ?? 'PUBLIC', 'SUBMITTER', scope.tint);
  const seats = {
    SUBMITTER: seatOf(by, 'head'),
    MEDIATOR: 'qat-mediator',
    SECRETARIAT: 'sec-secretariat',
  } as const;
  return {
    seat: seats[filer],
    act: 'fileReport',
    secretly: part === 'LOW' && level === null,
    input: {
      incidentId: made.incident,
      report: { narrative: text(s3('A second account.')), weapon: s3('mortar') },
    },
  };
}

/** A further report: its submitter's and the mechanism's, or the mechanism's alone; the other side counts one notice. */
export const REPORT: Family<ReportThread> = {
  kind: 'report',
  weight: 4,
  threads: fc.record({
    kind: fc.constant('report' as const),
    by: aParty,
    stage: fc.constantFrom(0, 1, 2, 3, 3, 4),
    filer: fc.constantFrom('SUBMITTER', 'SUBMITTER', 'MEDIATOR', 'SECRETARIAT'),
    early: fc.boolean(),
  }),
  reach: (who, thread) => reachOf(ofCase(who, thread) !== null),
  *tell(who, thread, part, scope) {
    const { by, stage, filer } = thread;
    const made = yield* draft(who, { by, stage, act: 1 }, part, scope);
    const early = filer === 'SUBMITTER' && (thread.early || stage === 0);
    const op = filed(who, thread, { part, scope, made });
    if (early) yield op;
    yield* pursue(who, made);
    if (!early && stage >= 1) yield op;
  },
  shorter: (thread) => (thread.stage > 0 ? { ...thread, stage: thread.stage - 1 } : undefined),
};
