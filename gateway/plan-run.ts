import type { ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';

import type { Variables } from '../shared/subgraph/selections.js';
import {
  type CallSubgraph,
  type Entities,
  type Fetch,
  lay,
  moved,
  representationOf,
  type Step,
  variablesOf,
  walk,
} from './plan-steps.js';

type Data = Record<string, unknown>;
type Path = readonly (string | number)[];

/** What one batch of entities asks for, and for which places of the answer. */
interface Asked {
  readonly entities: Entities;
  readonly representations: Data[];
  /** For each representation, the objects that its answer is laid over, with their places. */
  readonly targets: { readonly entity: Data; readonly place: Path }[][];
}

function layEach(targets: Asked['targets'], found: readonly (Data | null)[]): void {
  for (const [index, entity] of found.entries()) {
    if (!entity) continue;
    const [first, ...others] = targets[index] ?? [];
    // Each place gets objects of its own: later steps may ask for other things there under the same names.
    for (const { entity: other } of others) lay(other, structuredClone(entity));
    if (first) lay(first.entity, entity);
  }
}

/** One run of a plan for one request: the answer as it grows, and what went wrong. */
export class PlanRun {
  readonly data: Data = {};
  readonly errors: GraphQLError[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly variables: Variables,
    private readonly call: CallSubgraph,
  ) {}

  /** Does a step and those inside it. */
  async do(step: Step): Promise<void> {
    switch (step.kind) {
      case 'sequence':
        for (const inner of step.steps) await this.do(inner);
        return;
      case 'parallel':
        await Promise.all(step.steps.map(async (inner) => this.do(inner)));
        return;
      case 'condition':
        return this.do(this.variables[step.variable] === true ? step.yes : step.no);
      case 'root':
        return this.#root(step.fetch);
      case 'entities':
        return this.#entities(step.fetch, step.entities);
    }
  }

  async #ask(fetch: Fetch, more?: Data): Promise<ExecutionResult> {
    const own = variablesOf(fetch.variables, this.variables);
    const { document, operationName, operationType } = fetch;
    const variables = more ? { ...own, ...more } : own;
    return this.call(fetch.subgraph, { document, variables, operationName, operationType });
  }

  async #root(fetch: Fetch): Promise<void> {
    const { data, errors = [] } = await this.#ask(fetch);
    for (const error of errors)
      this.errors.push(error.path ? error : moved(error, [fetch.firstKey]));
    if (data) lay(this.data, data);
  }

  async #entities(fetch: Fetch, all: readonly Entities[]): Promise<void> {
    const asked = all.map((entities) => this.#collect(entities));
    if (asked.every(({ representations }) => representations.length === 0)) return;
    const variables = Object.fromEntries(
      asked.map(({ entities, representations }) => [entities.variable, representations]),
    );
    const { data, errors = [] } = await this.#ask(fetch, variables);
    for (const error of errors) this.#place(error, asked);
    for (const { entities, targets } of asked) {
      const found = data?.[entities.alias];
      if (Array.isArray(found)) layEach(targets, found as readonly (Data | null)[]);
    }
  }

  /** Finds the entities that a batch asks for; each is asked for once, wherever it stands. */
  #collect(entities: Entities): Asked {
    const asked: Asked = { entities, representations: [], targets: [] };
    const known = new Map<string, Asked['targets'][number]>();
    for (const path of entities.paths) {
      walk(this.data, path, this.schema, (entity, place) => {
        const representation = representationOf(entities.requires, entity, this.schema);
        if (!representation) return;
        const key = JSON.stringify(representation);
        const targets = known.get(key);
        if (targets) {
          targets.push({ entity, place });
          return;
        }
        const first = [{ entity, place }];
        known.set(key, first);
        asked.representations.push(representation);
        asked.targets.push(first);
      });
    }
    return asked;
  }

  /** An error about one entity stands at each of its places; one about all of them at the path without its lists. */
  #place(error: GraphQLError, all: readonly Asked[]): void {
    const [alias, index, ...rest] = error.path ?? [];
    const asked = all.find(({ entities }) => entities.alias === alias);
    const targets = typeof index === 'number' ? asked?.targets[index] : undefined;
    if (targets) {
      for (const { place } of targets) this.errors.push(moved(error, [...place, ...rest]));
      return;
    }
    for (const {
      targets: [first],
    } of all) {
      const place = first?.[0]?.place.filter((key) => typeof key === 'string');
      if (place) this.errors.push(moved(error, place));
    }
  }
}
