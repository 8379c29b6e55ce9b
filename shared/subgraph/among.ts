import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/**
 * Narrows a list to the rows in which a property has one of the values; without values, not at all. One value is
 * compared as itself: only then does the property's index give the rows in the order of the list, so that nothing
 * that was written later has to be passed over.
 * @param property of the alias `r`; also what the parameter is called
 */
export function among<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  property: string,
  values: readonly unknown[] | null | undefined,
): void {
  if (values == null) return;
  const [one, ...others] = new Set(values);
  const condition = others.length === 0 ? `= :${property}` : `= ANY(:${property})`;
  query.andWhere(`r.${property} ${condition}`, {
    [property]: others.length === 0 ? one : [one, ...others],
  });
}
