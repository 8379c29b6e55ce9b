const HOUR_MS = 3_600_000;

/** domain.md 2.4: how far ahead notice is given, and how long after the window its addressee keeps the details. */
const HOURS = { AHEAD: 48, AHEAD_IF_URGENT: 24, DETAILS_AFTER: 24 } as const;

/** What is asked of the window of a new notice. */
export interface Window {
  readonly windowFrom: Date;
  readonly windowUntil: Date;
  readonly urgent: boolean;
}

/** Says what is wrong with the window of a new notice, by field. */
export function windowFaults(
  { windowFrom, windowUntil, urgent }: Window,
  at: Date,
): readonly (readonly [field: 'windowFrom' | 'windowUntil', message: string])[] {
  const hours = urgent ? HOURS.AHEAD_IF_URGENT : HOURS.AHEAD;
  const early = windowFrom.getTime() - at.getTime() >= hours * HOUR_MS;
  const kind = urgent ? 'an urgent notice' : 'a notice that is not urgent';
  return [
    ...(early ? [] : [['windowFrom', `${kind} is given at least ${hours} hours ahead`] as const]),
    ...(windowUntil > windowFrom ? [] : [['windowUntil', 'is not after windowFrom'] as const]),
  ];
}

/** Computes when the details leave the addressee's view. */
export function detailsUntil(windowUntil: Date): Date {
  return new Date(windowUntil.getTime() + HOURS.DETAILS_AFTER * HOUR_MS);
}

/** Says where a time stands to a window; its end is no more within it. */
export function timeIn(
  { windowFrom, windowUntil }: Pick<Window, 'windowFrom' | 'windowUntil'>,
  at: Date,
): 'BEFORE_WINDOW' | 'IN_WINDOW' | 'AFTER_WINDOW' {
  if (at < windowFrom) return 'BEFORE_WINDOW';
  return at < windowUntil ? 'IN_WINDOW' : 'AFTER_WINDOW';
}
