import type { EntityManager } from 'typeorm';

import type { Chore, Due } from '../../../shared/acts/chore.js';
import { standingGrants } from '../../../shared/policy/standing-grants.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { STATISTICS } from '../statistics.permissions.js';
import { countWeek } from './count-week.js';
import { dayOf, endedWeeks, endOf } from './week.js';
import { WeekStatistics } from './week-statistics.entity.js';

/** No case can be notified before there are terms: from the week in which they came, every week has its figures. */
const SINCE = 'SELECT min(created_at) AS since FROM mechanism.known_terms';
const PUBLISHED = 'SELECT week_from::text AS week FROM mechanism.week_statistics';
/** Of several replicas one publishes; the others do not wait. */
const LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('publishWeek')) AS mine";

/** Finds the earliest week that is over and not published: whether something happened in it plays no part. */
async function nextWeek(manager: EntityManager, at: Date): Promise<Date | undefined> {
  const [row] = await manager.query<{ since: Date | null }[]>(SINCE);
  if (!row?.since) return undefined;
  const [first] = endedWeeks(row.since, at).slice(-1);
  if (!first) return undefined;
  const known = await manager.query<{ week: string }[]>(PUBLISHED);
  const published = new Set(known.map(({ week }) => week));
  return endedWeeks(row.since, at).find((week) => !published.has(dayOf(week)));
}

/**
 * At a fixed time after each week its figures are published: neither the moment nor the change tells of one case, and
 * what is published once is never published otherwise.
 */
export const publishWeek: Chore = {
  act: 'publishWeek',
  claim: async (manager, at, failed): Promise<Due | undefined> => {
    const [lock] = await manager.query<{ mine: boolean }[]>(LOCK);
    if (lock?.mine !== true) return undefined;
    const week = await nextWeek(manager, at);
    if (!week || failed.includes(dayOf(week))) return undefined;
    return { id: dayOf(week), recordType: WeekStatistics.name, recordId: newId('wks') };
  },
  work: async (transaction, { id: weekFrom, recordId }) => {
    const { manager, directory } = transaction;
    const week = new Date(`${weekFrom}T00:00:00.000Z`);
    const figures = await countWeek(manager, directory, [week, endOf(week)]);
    await transaction.create(
      WeekStatistics,
      { id: recordId, marking: 'PUBLIC', weekFrom, ...figures },
      standingGrants(STATISTICS.records.WeekStatistics, directory),
    );
  },
};
