/** A line of claimed harm to the civilians of a side. */
export function harmed(side: string, effect: string, changes: object = {}): object {
  return { category: 'CIVILIAN', effect, side, claimedMin: 1, claimedMax: 3, ...changes };
}
