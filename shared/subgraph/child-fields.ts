import { type GraphQLResolveInfo, Kind } from 'graphql';

import type { RecordClass } from './recorded.js';

/** The records whose column holds the id of their parent. */
export interface Children {
  readonly type: RecordClass;
  readonly column: string;
}

/** Fields of records whose resolvers need nothing of the record but its id: by the record's type and the field's name. */
export type ChildFields = Readonly<Record<string, Readonly<Record<string, Children>>>>;

/** Says where a field's records are found: those of a type whose column holds the parent's id. */
export function childrenOf<T extends object>(
  type: RecordClass & (new () => T),
  column: keyof T & string,
): Children {
  return { type, column };
}

/** Names the fields that are asked of what a resolver finds; those in fragments are not looked for. */
export function fieldsAskedOf({ fieldNodes }: GraphQLResolveInfo): readonly string[] {
  return fieldNodes.flatMap(({ selectionSet }) =>
    (selectionSet?.selections ?? []).flatMap((selection) =>
      selection.kind === Kind.FIELD ? [selection.name.value] : [],
    ),
  );
}
