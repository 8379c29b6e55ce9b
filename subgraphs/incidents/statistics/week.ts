const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const HOUR_MS = 3_600_000;
/** 1970-01-05, the first Monday that JavaScript's time knows. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** How long after its end a week is published: acts that were under way at the turn have ended by then. */
const PUBLISHED_AFTER_MS = HOUR_MS;

/** Finds the week in which a time lies: from Monday, 00:00 UTC (ISO 8601). */
function weekOf(at: Date): Date {
  const since = at.getTime() - FIRST_MONDAY_MS;
  return new Date(FIRST_MONDAY_MS + Math.floor(since / WEEK_MS) * WEEK_MS);
}

/** Finds the end of a week, which is the start of the next. */
export function endOf(week: Date): Date {
  return new Date(week.getTime() + WEEK_MS);
}

/** Writes a week's first day as a date. */
export function dayOf(week: Date): string {
  return week.toISOString().slice(0, 10);
}

/** Lists the weeks of which the figures can be published at a time, from the week given on. */
export function endedWeeks(from: Date, at: Date): readonly Date[] {
  const last = at.getTime() - PUBLISHED_AFTER_MS;
  const weeks: Date[] = [];
  for (let week = weekOf(from); endOf(week).getTime() <= last; week = endOf(week)) weeks.push(week);
  return weeks;
}
