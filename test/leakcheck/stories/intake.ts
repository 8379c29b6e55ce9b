import fc from 'fast-check';

import { ofIntake } from '../observers.js';
import { type Op, secret, text } from '../story.js';
import { harmInput, incidentInput, registry, reportInput } from './case-parts.js';
import { type Family, reachOf, type Thread } from './family.js';
import { aParty, otherOf, type Party, seatOf } from './people.js';

interface IntakeThread extends Thread {
  readonly kind: 'intake';
  /** Who brings it: the secretariat for a third party, or a monitor. */
  readonly from: 'secretariat' | 'monitor';
  readonly against: Party;
  /** How far it comes: 0 DRAFT, 1 SUBMITTED, 2 REGISTERED, 3 NOTIFIED, 4 answered. */
  readonly stage: number;
}

/** A case of the secretariat or a monitor: neither party learns of it before the notice, and then both alike. */
export const INTAKE: Family<IntakeThread> = {
  kind: 'intake',
  weight: 4,
  threads: fc.record({
    kind: fc.constant('intake' as const),
    from: fc.constantFrom('secretariat', 'monitor'),
    against: aParty,
    stage: fc.constantFrom(0, 1, 1, 2, 2, 3, 3, 4),
  }),
  reach: (who, thread) => reachOf(ofIntake(who, thread) !== null),
  *tell(who, thread, part, scope) {
    const { from, against, stage } = thread;
    const level = ofIntake(who, thread) ?? (part === 'LOW' ? 'PUBLIC' : null);
    const s3 = secret(level, 'SUBMITTER', scope.tint);
    const seat = from === 'monitor' ? 'sec-monitor' : 'sec-secretariat';
    // A party learns of it with the notice, and not of when it was drafted or submitted.
    const secretTime = part === 'LOW' && who.kind === 'PARTY';
    const id = yield {
      seat,
      act: 'draftAllegation',
      secretTime: secretTime || (part === 'LOW' && who.kind === 'MEDIATOR' && who.cap !== null),
      input: {
        ...{ respondent: against, otherParty: otherOf(against) },
        ...{ act: 'SMALL_ARMS_FIRE', clause: 'Article 2(a)', mode: 'OWN_FORCES' },
        basisSummary: text(s3('A letter.')),
        incident: incidentInput(level, scope),
        report: reportInput(level, scope),
        ...harmInput(level, scope),
      },
    };
    scope.note(part, id);
    const on = (act: string, by: string, more: object = {}): Op => ({
      ...{ seat: by, act, on: id, input: { id, ...more } },
    });
    const steps: readonly Op[] = [
      { ...on('submitAllegation', seat), secretTime },
      registry('registerAllegation', id),
      registry('notifyAllegation', id, { noticeText: text('Fire is alleged.') }),
      {
        ...{ seat: seatOf(against, 'officer'), act: 'submitStatement', on: id },
        input: { allegationId: id, kind: 'DENIES', text: text('It was not us.') },
      },
    ];
    for (const step of steps.slice(0, stage)) yield step;
  },
  shorter: (thread) => (thread.stage > 0 ? { ...thread, stage: thread.stage - 1 } : undefined),
};
