import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  Lexer,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  Source,
  TokenKind,
  visit,
} from 'graphql';

import { publicError } from '../shared/errors.js';
import { isInherited } from './reserved-names.js';

/** What a document may hold. Counted with fragments spread out, before anything is planned. */
export interface DocumentLimits {
  readonly tokens: number;
  /** Levels of fields; a fragment is not a level. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Selections of any kind: fragments that spread fragments double without an alias or a level. */
  readonly selections: number;
}

export const DEFAULT_LIMITS: DocumentLimits = {
  tokens: 4_000,
  depth: 16,
  aliases: 50,
  directives: 30,
  selections: 4_000,
};

type Counts = Omit<DocumentLimits, 'tokens'>;

const NOTHING: Counts = { depth: 0, aliases: 0, directives: 0, selections: 0 };
// Doubling fragments reach any number; past this one the exact figure tells nothing.
const MOST = 1_000_000;

function beside(a: Counts, b: Counts): Counts {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: Math.min(a.aliases + b.aliases, MOST),
    directives: Math.min(a.directives + b.directives, MOST),
    selections: Math.min(a.selections + b.selections, MOST),
  };
}

class Counter {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #counted = new Map<string, Counts>();

  constructor(document: DocumentNode) {
    this.#fragments = new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
      ),
    );
  }

  set(selectionSet: SelectionSetNode | undefined): Counts {
    return (selectionSet?.selections ?? []).reduce<Counts>(
      (sum, selection) => beside(sum, this.#selection(selection)),
      NOTHING,
    );
  }

  #selection(selection: SelectionNode): Counts {
    const own = { ...NOTHING, directives: selection.directives?.length ?? 0, selections: 1 };
    switch (selection.kind) {
      case Kind.FIELD: {
        const inner = this.set(selection.selectionSet);
        // `__typename` counts like any other: two thousand aliases of it are two thousand answers.
        return beside(
          { ...own, aliases: selection.alias ? 1 : 0 },
          { ...inner, depth: inner.depth + 1 },
        );
      }
      case Kind.INLINE_FRAGMENT:
        return beside(own, this.set(selection.selectionSet));
      case Kind.FRAGMENT_SPREAD:
        return beside(own, this.#fragment(selection.name.value));
    }
  }

  #fragment(name: string): Counts {
    const known = this.#counted.get(name);
    if (known) return known;
    // A fragment inside itself counts nothing here; validation refuses it right after.
    this.#counted.set(name, NOTHING);
    const fragment = this.#fragments.get(name);
    const own = { ...NOTHING, directives: fragment?.directives?.length ?? 0 };
    const counts = beside(own, this.set(fragment?.selectionSet));
    this.#counted.set(name, counts);
    return counts;
  }
}

function exceeded(what: string, found: number | string, limit: number): GraphQLError {
  return publicError(
    'LIMIT_EXCEEDED',
    `The document has ${found} ${what}; ${limit} are allowed. Split it into smaller ones.`,
  );
}

function reserved(source: Source, position: number): GraphQLError {
  return new GraphQLError(
    'This name is one that the service keeps for itself; choose another for the alias, variable, fragment or operation.',
    { source, positions: [position], extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  );
}

function checkTokens(source: Source, limit: number): void {
  const lexer = new Lexer(source);
  let count = 1;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    if (count > limit) throw exceeded('tokens', `more than ${limit}`, limit);
    if (token.kind === TokenKind.NAME && isInherited(token.value))
      throw reserved(source, token.start);
    count += 1;
  }
}

/**
 * GraphQL keeps names with two underscores to itself (its specification, 2.1.9). By them and by `id` the planner
 * finds which record another subgraph is asked about: another field's value under that name would be taken for it.
 */
function checkAliases(document: DocumentNode, source: Source): void {
  visit(document, {
    Field: ({ alias, name }) => {
      if (!alias || alias.value === name.value) return;
      if (alias.value === 'id' || alias.value.startsWith('__'))
        throw reserved(source, alias.loc?.start ?? 0);
    },
  });
}

const NAMES = [
  ['depth', 'levels'],
  ['aliases', 'aliases'],
  ['directives', 'directives'],
  ['selections', 'selections'],
] as const;

function checkCounts(document: DocumentNode, limits: DocumentLimits): void {
  const counter = new Counter(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const directives = [definition, ...(definition.variableDefinitions ?? [])].reduce(
      (sum, node) => sum + (node.directives?.length ?? 0),
      0,
    );
    const counts = beside({ ...NOTHING, directives }, counter.set(definition.selectionSet));
    for (const [limit, what] of NAMES) {
      if (counts[limit] > limits[limit]) throw exceeded(what, counts[limit], limits[limit]);
    }
  }
}

/**
 * Parses a document that is attacker-controlled: its size is known before a tree is built, and its shape before
 * anything walks that tree.
 * @throws GraphQLError LIMIT_EXCEEDED with the figures, or GRAPHQL_PARSE_FAILED
 */
export function parseWithinLimits(text: string | Source, limits: DocumentLimits): DocumentNode {
  const source = typeof text === 'string' ? new Source(text) : text;
  let document: DocumentNode;
  try {
    checkTokens(source, limits.tokens);
    document = parse(source);
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions.code === undefined)
      throw new GraphQLError(error.message, {
        source,
        positions: error.positions,
        extensions: { code: 'GRAPHQL_PARSE_FAILED' },
      });
    throw error;
  }
  checkCounts(document, limits);
  checkAliases(document, source);
  return document;
}
