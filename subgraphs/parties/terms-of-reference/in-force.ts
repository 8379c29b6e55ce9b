/** Chooses the version in force at a time: the latest that has begun. */
export function inForceAt<T extends { readonly inForceFrom: Date }>(
  versions: readonly T[],
  at: Date,
): T | null {
  return versions
    .filter(({ inForceFrom }) => inForceFrom <= at)
    .reduce<T | null>(
      (latest, one) => (latest === null || one.inForceFrom > latest.inForceFrom ? one : latest),
      null,
    );
}
