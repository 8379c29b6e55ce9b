import { registerEnumType } from 'type-graphql';

/**
 * Registers a GraphQL enum whose values are the domain's own keys, and gives it back for use in `@Field`.
 * `meanings` describes values, by key.
 */
export function graphqlEnum(
  name: string,
  values: readonly string[],
  description: string,
  meanings: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const members = Object.fromEntries(values.map((value) => [value, value]));
  const valuesConfig = Object.fromEntries(
    Object.entries(meanings).map(([value, meaning]) => [value, { description: meaning }]),
  );
  registerEnumType(members, { name, description, valuesConfig });
  return members;
}
