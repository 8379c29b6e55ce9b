import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Fault } from '../../../shared/errors.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { Allegation } from '../allegation/allegation.entity.js';
import {
  type AllegationTarget,
  loadAllegation,
  transitionFaults,
} from '../allegation/load-allegation.js';
import { Clock } from '../clock/clock.entity.js';
import { stopClocks } from '../clock/start-clock.js';
import { Finding } from '../finding/finding.entity.js';
import { caseParties } from '../finding/load-finding.js';
import { Appeal } from './appeal.entity.js';
import type { FileAppealInput } from './appeal.input.js';

interface Target extends AllegationTarget {
  /** The version that was determined last. */
  readonly against: Finding | null;
  /** The clock for appeals that its determination has started. */
  readonly clock: Clock | null;
}

function appealFaults(target: Target, facts: Facts<FileAppealInput>): readonly Fault[] {
  const illegal = transitionFaults('APPEAL', target, facts);
  if (illegal.length > 0 || facts.input.ground === 'NEW_FACTS') return illegal;
  const { clock } = target;
  if (clock?.stoppedAt === null && facts.at < clock.dueAt) return [];
  const message = 'the time for appeals has run out; an appeal can rest on new facts only';
  return [{ code: 'BAD_USER_INPUT', path: ['input', 'ground'], message }];
}

/** DETERMINED … CLOSED → UNDER_APPEAL: the finding is reviewed by another person, and both mediators decide. */
export const fileAppeal: Act<FileAppealInput, Target> = {
  name: 'fileAppeal',
  record: Allegation,
  load: async (reading, { id }) => {
    const target = await loadAllegation(reading, id, ['input', 'id']);
    const determined = { allegationId: id, status: 'DETERMINED' } as const;
    const against = await reading.world.findOneBy(Finding, determined);
    const clocks = await reading.world.find(Clock, {
      where: { allegationId: id, kind: 'APPEAL' },
      order: { startedAt: 'DESC' },
      take: 1,
    });
    return { ...target, against, clock: clocks[0] ?? null };
  },
  guard: appealFaults,
  write: async (transaction, { changes, against }, { ground, text }) => {
    if (!against) throw new Error('an appeal needs a determined finding; the guard has to ask');
    const wasClosed = changes.status === 'CLOSED';
    const values = { allegationId: changes.id, findingId: against.id, wasClosed, ground, text };
    await transaction.create(
      Appeal,
      {
        ...{ id: newId('apl'), marking: 'PARTIES', ...values },
        ...{ byCode: transaction.viewer.delegation, status: 'FILED', filedAt: transaction.at },
        ...{ outcome: null, decidedAt: null },
      },
      caseParties(transaction, changes),
    );
    await transaction.change(Allegation, changes.id, { status: 'UNDER_APPEAL', closedAt: null });
    await stopClocks(transaction, changes.id, ['APPEAL']);
    return changes.id;
  },
};
