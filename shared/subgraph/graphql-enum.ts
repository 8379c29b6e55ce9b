import { registerEnumType } from 'type-graphql';

/**
 * Registers a GraphQL enum whose values are the domain's own keys, and gives it back for use in `@Field`.
 * Every value has a meaning: the descriptions are the reference manual.
 */
export function graphqlEnum<V extends string>(
  name: string,
  values: readonly V[],
  description: string,
  meanings: Readonly<Record<NoInfer<V>, string>>,
): Readonly<Record<string, string>> {
  const members = Object.fromEntries(values.map((value) => [value, value]));
  const valuesConfig = Object.fromEntries(
    values.map((value) => [value, { description: meanings[value] }]),
  );
  registerEnumType(members, { name, description, valuesConfig });
  return members;
}
