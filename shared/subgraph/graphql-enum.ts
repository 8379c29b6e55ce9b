import { registerEnumType } from 'type-graphql';

/** Registers a GraphQL enum whose values are the domain's own keys, and gives it back for use in `@Field`. */
export function graphqlEnum(
  name: string,
  values: readonly string[],
  description: string,
): Readonly<Record<string, string>> {
  const members = Object.fromEntries(values.map((value) => [value, value]));
  registerEnumType(members, { name, description });
  return members;
}
