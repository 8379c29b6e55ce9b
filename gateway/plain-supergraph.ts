import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
} from 'graphql';

/** What may stand in a plain supergraph: everything else means something that has to be known to be done. */
const HARMLESS: ReadonlySet<string> = new Set(['deprecated', 'specifiedBy', 'tag', 'link']);
const ARGUMENTS: Readonly<Record<string, ReadonlySet<string>>> = {
  join__graph: new Set(['name', 'url']),
  join__type: new Set(['graph', 'key', 'resolvable']),
  join__field: new Set(['graph']),
  join__enumValue: new Set(['graph']),
};
/** Directives that a request may carry are passed on or obeyed by rules of their own. */
const IN_REQUESTS: ReadonlySet<string> = new Set([
  'QUERY',
  'MUTATION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
]);

interface Annotated {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

function valuesOf({ directives = [] }: Annotated, directive: string, argument: string): string[] {
  return directives
    .filter(({ name }) => name.value === directive)
    .flatMap((used) =>
      (used.arguments ?? []).flatMap(({ name, value }) =>
        name.value === argument && (value.kind === Kind.ENUM || value.kind === Kind.STRING)
          ? [value.value]
          : [],
      ),
    );
}

function known({ name, arguments: given = [] }: ConstDirectiveNode): boolean {
  if (HARMLESS.has(name.value)) return true;
  const allowed = ARGUMENTS[name.value];
  return allowed !== undefined && given.every((argument) => allowed.has(argument.name.value));
}

function knownAll({ directives = [] }: Annotated): boolean {
  return directives.every(known);
}

/** A type without a key is the same in all its subgraphs; one with a key has the same single field for it in all. */
function plainFields(type: ObjectTypeDefinitionNode, root: boolean): boolean {
  const { fields = [] } = type;
  const graphs = valuesOf(type, 'join__type', 'graph');
  const keys = valuesOf(type, 'join__type', 'key');
  const [key] = keys;
  if (keys.some((other) => other !== key || !/^\w+$/.test(other))) return false;
  if (key !== undefined && keys.length !== graphs.length) return false;
  return fields.every((field) => {
    const owners = (field.directives ?? []).filter(({ name }) => name.value === 'join__field');
    if (!knownAll(field) || !(field.arguments ?? []).every(knownAll)) return false;
    if (graphs.length === 1) return true;
    if (root || (key !== undefined && field.name.value !== key)) return owners.length === 1;
    return owners.length === 0;
  });
}

/** Tells the names that say how a supergraph is joined from those that clients see. */
export function ofFederation(name: string): boolean {
  return /^(?:join|link|core)__/.test(name);
}

function plainObject(type: ObjectTypeDefinitionNode, roots: ReadonlySet<string>): boolean {
  return knownAll(type) && plainFields(type, roots.has(type.name.value));
}

function plainEnum({ name, directives = [], values = [] }: EnumTypeDefinitionNode): boolean {
  // Their values may differ: what a subgraph does not know it neither gets nor gives.
  return ofFederation(name.value) || (knownAll({ directives }) && values.every(knownAll));
}

/** What is not named here (abstract types, extensions) is not plain. */
function plain(definition: DefinitionNode, roots: ReadonlySet<string>): boolean {
  if (definition.kind === Kind.DIRECTIVE_DEFINITION)
    return !definition.locations.some(({ value }) => IN_REQUESTS.has(value));
  if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) return plainObject(definition, roots);
  if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
    return knownAll(definition) && (definition.fields ?? []).every(knownAll);
  if (definition.kind === Kind.ENUM_TYPE_DEFINITION) return plainEnum(definition);
  return (
    (definition.kind === Kind.SCALAR_TYPE_DEFINITION ||
      definition.kind === Kind.SCHEMA_DEFINITION) &&
    knownAll(definition)
  );
}

function rootsOf({ definitions }: DocumentNode): ReadonlySet<string> {
  const named = definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION
      ? definition.operationTypes.map(({ type }) => type.name.value)
      : [],
  );
  return new Set(['Query', 'Mutation', 'Subscription', ...named]);
}

/**
 * Tells whether a supergraph has nothing but objects that are joined by one plain key, each field in one subgraph: no
 * abstract types, no `@requires`, `@provides`, `@override`, `@external`, `@interfaceObject` or `@inaccessible`, no shared
 * roots, no type that differs between subgraphs. Plans over others are the runtime's to do.
 */
export function isPlain(supergraph: DocumentNode): boolean {
  const roots = rootsOf(supergraph);
  return supergraph.definitions.every((definition) => plain(definition, roots));
}
