import type { EntityManager } from 'typeorm';

import type { Directory } from '../../../shared/viewer/directory.js';
import { type ActClass, ACT_CLASSES } from '../prohibited-act.js';
import { KnownPlace } from '../reference-copies/known-place.entity.js';
import { LEAST, type Published, suppress } from './suppression.js';
import type { WeekStatistics } from './week-statistics.entity.js';

interface CountRow {
  readonly party: string | null;
  readonly family: ActClass | null;
  readonly sector: string | null;
  readonly count: number;
}

interface CallRow {
  readonly callee: string;
  readonly answered: number;
  readonly mean: number;
}

/** By the time of the notice, which never changes: a week that is over stays as it is. */
const NOTIFIED = `
  SELECT a.respondent_code AS party, i.act_family AS family, i.sector_id AS sector, count(*)::int AS count
  FROM mechanism.allegation a JOIN mechanism.incident i ON i.id = a.incident_id
  WHERE a.notified_at >= $1 AND a.notified_at < $2
  GROUP BY GROUPING SETS ((a.respondent_code), (i.act_family), (i.sector_id))`;

const ANSWERED = `
  SELECT to_code AS callee, count(*)::int AS answered, round(avg(response_minutes))::int AS mean
  FROM mechanism.hotline_call WHERE answered_at >= $1 AND answered_at < $2 GROUP BY to_code`;

/** Takes each name of a partition with what of it can be published; a name without rows counts nothing. */
function partition<K extends string>(
  names: readonly K[],
  countOf: (name: K) => number,
): { readonly total: Published; readonly cells: readonly (readonly [K, Published])[] } {
  const { total, cells } = suppress(names.map(countOf));
  return { total, cells: names.map((name, at) => [name, cells[at] ?? null]) };
}

/** Counts a week in the mechanism and keeps of it what may be published: always the same names, in one order. */
export async function countWeek(
  manager: EntityManager,
  directory: Directory,
  [from, until]: readonly [Date, Date],
): Promise<
  Pick<
    WeekStatistics,
    'notified' | 'byPartyCells' | 'byFamilyCells' | 'bySectorCells' | 'hotlineCells'
  >
> {
  const rows = await manager.query<CountRow[]>(NOTIFIED, [from, until]);
  const calls = await manager.query<CallRow[]>(ANSWERED, [from, until]);
  const sectors = await manager.find(KnownPlace, {
    where: { kind: 'SECTOR' },
    order: { id: 'ASC' },
  });
  const parties = directory.ofKind('PARTY');
  const of = (key: 'party' | 'family' | 'sector') => (name: string) =>
    rows.find((row) => row[key] === name)?.count ?? 0;
  const byParty = partition(parties, of('party'));
  return {
    notified: byParty.total,
    byPartyCells: byParty.cells.map(([party, count]) => ({ party, count })),
    byFamilyCells: partition(ACT_CLASSES, of('family')).cells.map(([family, count]) => ({
      family,
      count,
    })),
    bySectorCells: partition(
      sectors.map(({ id }) => id),
      of('sector'),
    ).cells.map(([sectorId, count]) => ({ sectorId, count })),
    // No total stands beside these: each is shown or not by itself.
    hotlineCells: parties.map((callee) => {
      const row = calls.find((call) => call.callee === callee);
      const shown = row !== undefined && row.answered >= LEAST ? row : undefined;
      return { callee, answered: shown?.answered ?? null, meanMinutes: shown?.mean ?? null };
    }),
  };
}
