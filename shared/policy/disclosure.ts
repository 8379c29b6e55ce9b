import type { Role } from '../viewer/roles.js';
import { recordChanges } from './disclosure-records.js';
import type { PermissionDocument } from './document.js';
import type { Policy } from './policy.js';
import { capital, listed, roleWords } from './words.js';

/** What a change of the policy opens and closes, in sentences. */
export interface Disclosure {
  readonly widened: readonly string[];
  readonly narrowed: readonly string[];
}

interface Roles {
  readonly before: readonly Role[];
  readonly after: readonly Role[];
}

function rolesChange({ before, after }: Roles, what: string): Disclosure {
  const words = (roles: readonly Role[]): string => capital(listed(roles.map(roleWords)));
  const more = after.filter((role) => !before.includes(role));
  const fewer = before.filter((role) => !after.includes(role));
  return {
    widened: more.length > 0 ? [`${words(more)} could now ${what}.`] : [],
    narrowed: fewer.length > 0 ? [`${words(fewer)} could no longer ${what}.`] : [],
  };
}

type Lists = Readonly<Record<string, readonly Role[]>>;

function keysOf(...all: readonly (object | undefined)[]): readonly string[] {
  return [...new Set(all.flatMap((one) => Object.keys(one ?? {})))].sort();
}

function rootChanges(verb: string, before: Lists = {}, after: Lists = {}): readonly Disclosure[] {
  return keysOf(before, after).map((name) =>
    rolesChange({ before: before[name] ?? [], after: after[name] ?? [] }, `${verb} ${name}`),
  );
}

/** An argument that is not restricted is for all who may ask the query. */
function argumentChanges(
  before: PermissionDocument | undefined,
  after: PermissionDocument | undefined,
): readonly Disclosure[] {
  const filterers = (document: PermissionDocument | undefined, key: string): readonly Role[] => {
    const asking = document?.queries[key.split('.')[0] ?? ''] ?? [];
    const named = document?.restrictedArguments?.[key];
    return named === undefined ? asking : asking.filter((role) => named.includes(role));
  };
  return keysOf(before?.restrictedArguments, after?.restrictedArguments).map((key) =>
    rolesChange({ before: filterers(before, key), after: filterers(after, key) }, `use ${key}`),
  );
}

/** The world decides what an edge holds; its class says how far it is meant to travel. */
function edgeChanges(
  base: Policy,
  current: Policy,
  before: PermissionDocument | undefined,
  after: PermissionDocument | undefined,
): readonly Disclosure[] {
  const edges = (
    document: PermissionDocument | undefined,
  ): readonly (readonly [string, string])[] =>
    Object.entries(document?.stubs ?? {}).flatMap(([type, fields]) =>
      Object.entries(fields).map(([field, name]) => [`${type}.${field}`, name] as const),
    );
  const old = new Map(edges(before));
  const now = new Map(edges(after));
  const openedBy = (policy: Policy, name: string | undefined): readonly string[] =>
    Object.entries(policy.rules.openedBy).find(([known]) => known === name)?.[1] ?? [];
  return [...new Set([...old.keys(), ...now.keys()])].map((edge) => {
    const [was, is] = [old.get(edge), now.get(edge)];
    const opened = openedBy(base, was);
    const opens = openedBy(current, is);
    const sentence = `The edge ${edge} would be ${is ?? 'gone'} (before: ${was ?? 'no such edge'}).`;
    return {
      widened: opens.some((name) => !opened.includes(name)) ? [sentence] : [],
      narrowed: opened.some((name) => !opens.includes(name)) ? [sentence] : [],
    };
  });
}

/** Compares two versions of the policy, sentence by sentence; no sentence means that nobody reads or does more or less. */
export function compareDisclosure(base: Policy, current: Policy): Disclosure {
  const all = keysOf(base.documents, current.documents).flatMap((name) => {
    const [before, after] = [base.documents[name], current.documents[name]];
    return [
      ...recordChanges(
        { rules: base.rules, records: before?.records ?? {} },
        {
          ...{ rules: current.rules, records: after?.records ?? {} },
        },
      ),
      ...edgeChanges(base, current, before, after),
      ...rootChanges('ask the query', before?.queries, after?.queries),
      ...rootChanges('perform the act', before?.mutations, after?.mutations),
      ...argumentChanges(before, after),
    ];
  });
  return {
    widened: all.flatMap(({ widened }) => widened),
    narrowed: all.flatMap(({ narrowed }) => narrowed),
  };
}
