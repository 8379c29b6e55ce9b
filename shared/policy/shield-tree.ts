import { createRequire } from 'node:module';

import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import type { and as shieldAnd, IRules } from 'graphql-shield';

import { publicError } from '../errors.js';
import type { Logger } from '../logger.js';
import type { Role } from '../viewer/roles.js';
import type { Viewer } from '../viewer/viewer.js';
import { covers, isClass, type ClassName } from './classes.js';
import { fieldClass, type PermissionDocument } from './document.js';

// The ESM build of graphql-shield 7.6 does not load on Node 24 (it uses util.isUndefined); the CommonJS one does.
const { shield, rule, allow, deny, and } = createRequire(import.meta.url)(
  'graphql-shield',
) as typeof import('graphql-shield');

/** What the rules need of a GraphQL context. */
export interface ShieldContext {
  readonly viewer: Viewer;
}

type ShieldRule = Parameters<typeof shieldAnd>[number];
type Tree = Record<string, Record<string, ShieldRule>>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function roleRule(name: string, roles: readonly Role[]): ShieldRule {
  return rule(name)((_parent, _args, context: ShieldContext) =>
    roles.includes(context.viewer.role),
  );
}

function valueAt(args: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), args);
}

function argumentRule(name: string, path: readonly string[], roles: readonly Role[]): ShieldRule {
  return rule(`${name} argument`)((_parent, args, context: ShieldContext) =>
    valueAt(args, path) === undefined || roles.includes(context.viewer.role)
      ? true
      : publicError('FORBIDDEN_ARGUMENT'),
  );
}

/** The tripwire: the world has emptied the field long before; this only notices when it ever did not. */
function tripwire(name: string, needed: ClassName): ShieldRule {
  return rule(name)((parent: unknown) => {
    const clearance = isRecord(parent) ? parent.clearance : undefined;
    return isClass(clearance) && covers(clearance, needed);
  });
}

function rootRules(
  document: PermissionDocument,
  type: 'Query' | 'Mutation',
): Record<string, ShieldRule> {
  const roots = type === 'Query' ? document.queries : document.mutations;
  return Object.fromEntries(
    Object.entries(roots).map(([field, roles]) => {
      const restricted = Object.entries(document.restrictedArguments ?? {})
        .filter(([key]) => key.startsWith(`${field}.`))
        .map(([key, readers]) => argumentRule(`${type}.${key}`, key.split('.').slice(1), readers));
      const role = roleRule(`${type}.${field}`, roles);
      return [field, and(role, ...restricted)];
    }),
  );
}

/** Compiles the document to a graphql-shield tree: roles on root fields, tripwires on restricted fields, all else denied. */
function shieldTree(document: PermissionDocument, schema: GraphQLSchema): Tree {
  const tree: Tree = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const record = document.records[type.name];
    const fields = Object.keys(type.getFields());
    if (record) {
      tree[type.name] = Object.fromEntries(
        fields.map((field) => {
          const needed = fieldClass(record, field);
          if (needed === undefined) return [field, deny];
          return [
            field,
            covers(record.existence, needed) ? allow : tripwire(`${type.name}.${field}`, needed),
          ];
        }),
      );
    } else if (
      type.name in document.stubs ||
      document.values.includes(type.name) ||
      type.name === '_Service'
    ) {
      tree[type.name] = Object.fromEntries(fields.map((field) => [field, allow]));
    }
  }
  const has = (name: string): boolean => schema.getType(name) !== undefined;
  tree.Query = { ...rootRules(document, 'Query'), _service: allow };
  if (has('_Entity')) tree.Query._entities = allow;
  if (has('Mutation')) tree.Mutation = rootRules(document, 'Mutation');
  return tree;
}

type Verdict = true | false | Error;

function verdict(result: unknown): Verdict {
  if (result === true || result instanceof Error) return result;
  return false;
}

/**
 * Evaluates one of the rule objects of the tree without promises: shield's own wrapper costs seven to
 * fifteen times the execution of a list. Only the operators that this file builds (a rule, deny, and) are
 * known; anything else is denied. What is allowed is not wrapped at all.
 */
function evaluate(
  tested: ShieldRule,
  parent: unknown,
  args: object,
  context: object,
  info: unknown,
): Verdict {
  const known: unknown = tested;
  if (known === deny || !isRecord(known)) return false;
  if (typeof known.getRules === 'function') {
    for (const inner of (known.getRules as () => readonly ShieldRule[]).call(known)) {
      const result = evaluate(inner, parent, args, context, info);
      if (result !== true) return result;
    }
    return true;
  }
  const test = known.func;
  if (typeof test !== 'function') return false;
  try {
    return verdict((test as (...all: unknown[]) => unknown)(parent, args, context, info));
  } catch {
    return false;
  }
}

/**
 * Applies a document to an executable schema. A denied root field throws `FORBIDDEN`; a denied field of a
 * record becomes null and raises an alarm in the log, because the world must have emptied it already.
 */
export function applyShield(
  document: PermissionDocument,
  schema: GraphQLSchema,
  logger: Logger,
): GraphQLSchema {
  const tree = shieldTree(document, schema);
  // shield itself checks that every type and field of the tree is in the schema, and throws if not.
  shield(tree as IRules).generate(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const isRoot = type.name === 'Query' || type.name === 'Mutation';
    for (const field of Object.values(type.getFields())) {
      const tested = tree[type.name]?.[field.name] ?? deny;
      if (tested === allow) continue;
      const resolve: GraphQLFieldResolver<unknown, object> = field.resolve ?? defaultFieldResolver;
      field.resolve = (parent: unknown, args: object, context: object, info) => {
        const result = evaluate(tested, parent, args, context, info);
        if (result === true) return resolve(parent, args, context, info);
        if (isRoot) throw result === false ? publicError('FORBIDDEN') : result;
        const held = isRecord(parent) ? parent[field.name] : undefined;
        if (held !== undefined && held !== null) {
          logger.error(
            { alarm: 'TRIPWIRE', field: `${type.name}.${field.name}` },
            'a world held a field above its clearance',
          );
        }
        return null;
      };
    }
  }
  return schema;
}
