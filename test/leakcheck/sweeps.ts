import { getOperationAST, type GraphQLObjectType, parse } from 'graphql';

import { costOf, DEFAULT_COST } from '../../gateway/cost.js';

import type { DocumentBuilder, Field } from './documents.js';

interface Way {
  readonly type: GraphQLObjectType;
  /** The fields from a root field on. */
  readonly steps: readonly Field[];
}

const cache = new WeakMap<
  DocumentBuilder,
  { sweeps: readonly string[]; closing: readonly string[] }
>();

function asked(root: Field): boolean {
  return !root.args.some(({ name }) => name === 'id');
}

/** Finds the shortest way from a list to every type that a query can reach. */
function ways(builder: DocumentBuilder): readonly Way[] {
  const found = new Map<string, Way>();
  let edge: Way[] = builder.roots.filter(asked).flatMap((root) => {
    const type = builder.objectOf(root);
    return type ? [{ type, steps: [root] }] : [];
  });
  while (edge.length > 0) {
    const next: Way[] = [];
    for (const way of edge) {
      if (found.has(way.type.name)) continue;
      found.set(way.type.name, way);
      for (const field of Object.values(way.type.getFields())) {
        const type = builder.objectOf(field);
        if (type) next.push({ type, steps: [...way.steps, field] });
      }
    }
    edge = next;
  }
  return [...found.values()];
}

/** How many records of each list the closing look asks for: enough for what a history makes. */
const CLOSING_PAGE = 8;

function costs(builder: DocumentBuilder, query: string, variables: object = {}): number {
  const document = parse(query);
  const operation = getOperationAST(document);
  const values = variables as Record<string, unknown>;
  return operation ? costOf(DEFAULT_COST, builder.schema, document, operation, values) : 0;
}

/** Tells whether the gateway takes a document: one that is too dear would show nothing. */
export function isAffordable(builder: DocumentBuilder, query: string, variables: object): boolean {
  return costs(builder, query, variables) <= DEFAULT_COST.limit;
}

/** Writes the way to a type, asking for fewer records until the gateway's limit on cost allows it. */
function along(builder: DocumentBuilder, way: Way, page = 5): string {
  const { type, steps } = way;
  const inner = builder.everything(type, 2, page);
  const text = [...steps]
    .reverse()
    .reduce(
      (selected, field) => `${field.name}${builder.paging(field, page)} { ${selected} }`,
      inner,
    );
  const query = `{ ${text} }`;
  if (costs(builder, query) <= DEFAULT_COST.limit) return query;
  // Lists without a page cost what they cost: then records inside are asked by their id alone.
  if (page > 1) return along(builder, way, page - 1);
  const short = builder.everything(type, 1, page);
  return `{ ${[...steps].reverse().reduce((selected, field) => `${field.name}${builder.paging(field, page)} { ${selected} }`, short)} }`;
}

/** Packs selections into as few documents as the gateway's limit on cost allows. */
function packed(builder: DocumentBuilder, selections: readonly string[]): readonly string[] {
  const documents: string[] = [];
  let open = '';
  for (const selection of selections) {
    const longer = `${open} ${selection}`;
    if (open !== '' && costs(builder, `{ ${longer} }`) > DEFAULT_COST.limit) {
      documents.push(`{ ${open} }`);
      open = selection;
    } else open = longer;
  }
  return [...documents, `{ ${open} }`];
}

function documentsOf(builder: DocumentBuilder): {
  sweeps: readonly string[];
  closing: readonly string[];
} {
  const roots = builder.roots.filter(asked);
  const whole = (root: Field, page: number): string => {
    const type = builder.objectOf(root);
    if (!type) return root.name;
    const text = `${root.name}${builder.paging(root, page)} { ${builder.everythingOnce(type, 3, page)} }`;
    // A document that the gateway refuses would show nothing.
    return costs(builder, `{ ${text} }`) > DEFAULT_COST.limit && page > 1
      ? whole(root, page - 1)
      : text;
  };
  return {
    sweeps: ways(builder).map((way) => along(builder, way)),
    closing: packed(
      builder,
      roots.map((root) => whole(root, CLOSING_PAGE)),
    ),
  };
}

function known(builder: DocumentBuilder): {
  sweeps: readonly string[];
  closing: readonly string[];
} {
  const made = cache.get(builder) ?? documentsOf(builder);
  cache.set(builder, made);
  return made;
}

/** One document for every type that a query can reach: all of its fields, on the shortest way to it. */
export function sweepDocuments(builder: DocumentBuilder): readonly string[] {
  return known(builder).sweeps;
}

/** What the observer asks at the end of every history: every list, with everything in it. */
export function closingDocuments(builder: DocumentBuilder): readonly string[] {
  return known(builder).closing;
}
