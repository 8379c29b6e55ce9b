import type { Act, Facts } from '../../../shared/acts/act.js';
import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { mechanismReaders } from '../../../shared/acts/audiences.js';
import type { Fault } from '../../../shared/errors.js';
import { bothParties } from '../allegation/case-parties.js';
import { giveAgreedNarrative } from '../agreed-narrative/give-agreed-narrative.js';
import { Allegation } from '../allegation/allegation.entity.js';
import { nextStatus } from '../allegation/allegation.state.js';
import { situationOf, termsFaults } from '../allegation/load-allegation.js';
import { startClock, stopClocks } from '../clock/start-clock.js';
import { giveObservations } from '../observation/give-observations.js';
import { giveConfirmedHarm } from '../harm/give-confirmed-harm.js';
import { Finding } from './finding.entity.js';
import { contentFaults } from './finding.guards.js';
import type { FindingActInput } from './finding.input.js';
import { reviewFaults } from './review-faults.js';
import { findingFaults, type FindingTarget, holdAllegation, loadFinding } from './load-finding.js';

/** Without access nothing can be found but that it could not be verified. */
function accessFaults({ changes, of }: FindingTarget): readonly Fault[] {
  const suspended = of.changes.status === 'SUSPENDED_NO_ACCESS';
  if (!suspended || changes.outcome === 'NOT_VERIFIABLE_ACCESS_DENIED') return [];
  const message =
    'the verification is suspended for want of access: what is shared now can only find NOT_VERIFIABLE_ACCESS_DENIED';
  return [{ code: 'BAD_USER_INPUT', path: ['input', 'id'], message }];
}

function shareFaults(target: FindingTarget, facts: Facts<FindingActInput>): readonly Fault[] {
  const illegal = findingFaults('SHARE_FINDING', 'DRAFT', target, facts);
  if (illegal.length > 0) return illegal;
  const { changes: allegation, terms } = target.of;
  const without = termsFaults(target.of, 'COMMENT');
  if (without.length > 0 || terms === null) return without;
  const access = accessFaults(target);
  if (access.length > 0) return access;
  const { appealOutcome, drafterKey: drafter } = target.changes;
  const reviewed = { appealOutcome, drafter };
  const review = reviewFaults(allegation.status, target.determined, reviewed, ['input', 'id']);
  if (review.length > 0) return review;
  // The terms may have changed since it was drafted; the version names those that it is shared under.
  return contentFaults(target.changes, { allegedAct: allegation.act, terms }, ['input', 'id']);
}

async function supersede(transaction: ActTransaction, allegationId: string): Promise<void> {
  const earlier = { allegationId, status: 'SHARED' } as const;
  for (const { id } of await transaction.manager.findBy(Finding, earlier))
    await transaction.change(Finding, id, { status: 'SUPERSEDED' });
}

/** The draft goes to both parties at once, and their time to comment starts; an earlier shared version is superseded. */
export const shareFinding: Act<FindingActInput, FindingTarget> = {
  name: 'shareFinding',
  record: Finding,
  load: loadFinding,
  guard: shareFaults,
  write: async (transaction, { changes, of }) => {
    const { changes: allegation, terms } = of;
    await holdAllegation(transaction, allegation);
    await supersede(transaction, allegation.id);
    await transaction.change(Finding, changes.id, {
      ...{ marking: 'PARTIES', status: 'SHARED', caseId: allegation.id, sharedAt: transaction.at },
      ...{ torVersion: terms?.termsVersion ?? '', findingRule: terms?.findingRule ?? null },
    });
    const parties = bothParties(allegation);
    await transaction.grant(Finding, changes.id, parties);
    await giveObservations(transaction, allegation.id);
    await giveConfirmedHarm(transaction, allegation, parties);
    await giveAgreedNarrative(transaction, allegation, parties);
    const situation = situationOf(of, transaction.viewer);
    const status = nextStatus('SHARE_FINDING', situation) ?? allegation.status;
    if (status !== allegation.status)
      await transaction.change(Allegation, allegation.id, { status });
    await stopClocks(transaction, allegation.id, ['COMMENT']);
    const readers = mechanismReaders(transaction.directory);
    await startClock(transaction, 'COMMENT', allegation.id, terms, [...parties, ...readers]);
    return changes.id;
  },
};
