/** A count that is published; null where it is not. */
export type Published = number | null;

/** No cell under this is published (domain.md 2.2 e), nor one that adds up of cells that are not. */
export const LEAST = 3;

/** What is published of one partition of a total. */
export interface Suppressed {
  readonly total: Published;
  readonly cells: readonly Published[];
}

function sumOf(cells: readonly number[]): number {
  return cells.reduce((sum, cell) => sum + cell, 0);
}

/** Tells whether the reader, who knows what the hidden cells sum up to, could solve for one or for all of them. */
function solvable(hidden: readonly number[]): boolean {
  return hidden.length > 0 && (sumOf(hidden) < LEAST || new Set(hidden).size === 1);
}

/**
 * Finds up to which value cells are hidden: the small ones, and as many of the next larger (complementary
 * suppression) as it takes until neither their sum is small nor all of them are alike.
 */
function hiddenUpTo(cells: readonly number[]): number {
  let limit = LEAST - 1;
  while (solvable(cells.filter((cell) => cell <= limit))) {
    const larger = cells.filter((cell) => cell > limit);
    if (larger.length === 0) return limit;
    limit = Math.min(...larger);
  }
  return limit;
}

/**
 * Decides what of a partition is published beside its total. The reader knows the total, what is shown, and this
 * function: it looks at the values alone and never at their places, so that the hidden ones could stand in each
 * other's places and give the same publication (docs/adr/0011).
 */
export function suppress(cells: readonly number[]): Suppressed {
  const total = sumOf(cells);
  if (total < LEAST) return { total: null, cells: cells.map(() => null) };
  const limit = hiddenUpTo(cells);
  return { total, cells: cells.map((cell) => (cell > limit ? cell : null)) };
}
