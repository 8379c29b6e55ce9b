import type { GraphQLObjectType } from 'graphql';

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

function along(builder: DocumentBuilder, { type, steps }: Way): string {
  const inner = builder.everything(type, 2);
  const text = [...steps]
    .reverse()
    .reduce((selected, field) => `${field.name}${builder.paging(field, 5)} { ${selected} }`, inner);
  return `{ ${text} }`;
}

function documentsOf(builder: DocumentBuilder): {
  sweeps: readonly string[];
  closing: readonly string[];
} {
  const roots = builder.roots.filter(asked);
  const whole = (root: Field): string => {
    const type = builder.objectOf(root);
    return type
      ? `${root.name}${builder.paging(root)} { ${builder.everything(type, 2)} }`
      : root.name;
  };
  // Three requests: each stays under the limits of one document.
  const groups = [0, 1, 2].map((group) => roots.filter((_, at) => at % 3 === group));
  return {
    sweeps: ways(builder).map((way) => along(builder, way)),
    closing: groups.map((group) => `{ ${group.map(whole).join(' ')} }`),
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
