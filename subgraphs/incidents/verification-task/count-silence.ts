import type { Chore, Due } from '../../../shared/acts/chore.js';
import { VerificationTask } from './verification-task.entity.js';
import { hoursBetween, silenceCounts } from './verification-task.state.js';

/** What has been silent too long, as `silenceCounts` says it; an answer that is being given at this moment comes first. */
const CLAIM = `
  SELECT id, 'VerificationTask' AS "recordType", id AS "recordId" FROM mechanism.verification_task
  WHERE id <> ALL($2) AND status IN ('ACCESS_REQUESTED', 'ACCESS_DELAYED')
    AND (access_denies_at <= $1 OR (status = 'ACCESS_REQUESTED' AND access_delays_at <= $1))
  ORDER BY access_delays_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;

/** Silence counts as delay, and access that was not granted as denied, after the hours that the terms set. */
export const countSilence: Chore = {
  act: 'countSilence',
  claim: async (manager, at, failed) => (await manager.query<Due[]>(CLAIM, [at, failed]))[0],
  work: async (transaction, { id }) => {
    const task = await transaction.manager.findOneByOrFail(VerificationTask, { id });
    const { status, accessRequestedAt, accessDelaysAt, accessDeniesAt } = task;
    if (status === null || accessRequestedAt === null) throw new Error('a task without its state');
    const times = { status, accessDelaysAt, accessDeniesAt };
    const counts = silenceCounts(times, transaction.at);
    if (!counts) throw new Error('the silence that is due counts as nothing');
    const { outcome, since } = counts;
    // The hours after which it counts: when a process happened to look for it says nothing of the host.
    const accessHours = hoursBetween(accessRequestedAt, since);
    const change = { status: outcome, accessOutcome: outcome, accessHours };
    await transaction.change(VerificationTask, id, change);
  },
};
