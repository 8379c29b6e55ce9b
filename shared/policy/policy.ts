import { createHash } from 'node:crypto';

import { type DelegationKind, type Role, ROLES_OF_KIND, type Scope } from '../viewer/roles.js';
import { clearancesFor, CLASSES, type ClassName } from './classes.js';
import type { PermissionDocument } from './document.js';
import { APP_CAP, WITHOUT_CASES } from './reach.js';

/** What is the same for all documents, and without which none of them says who reads what. */
export interface PolicyRules {
  /** For each class, the clearances that open it. */
  readonly openedBy: Readonly<Record<ClassName, readonly ClassName[]>>;
  readonly appCap: Readonly<Record<Scope, ClassName>>;
  readonly rolesOfKind: Readonly<Record<DelegationKind, readonly Role[]>>;
  readonly withoutCases: readonly Role[];
}

/** The whole policy, as docs/permissions.json holds it: what a delegation signs. */
export interface Policy {
  readonly digest: string;
  readonly subgraphs: Readonly<Record<string, string>>;
  readonly rules: PolicyRules;
  readonly documents: Readonly<Record<string, PermissionDocument>>;
}

const RULES: PolicyRules = {
  openedBy: Object.fromEntries(CLASSES.map((name) => [name, clearancesFor(name)])) as Record<
    ClassName,
    readonly ClassName[]
  >,
  appCap: APP_CAP,
  rolesOfKind: ROLES_OF_KIND,
  withoutCases: WITHOUT_CASES,
};

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [two]) => (one < two ? -1 : 1));
  return Object.fromEntries(entries.map(([key, held]) => [key, sorted(held)]));
}

/** Prints a value with its keys sorted: the bytes of `jq -cSj .`, so that anyone can compute a digest again. */
export function canonicalJson(value: unknown, indent?: number): string {
  return JSON.stringify(sorted(value), undefined, indent);
}

function sha256(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/**
 * Computes the digest of a document under the rules: the API serves it, it is stored with each world, and the
 * server does not start on a difference.
 */
export function documentDigest(document: PermissionDocument, rules: PolicyRules = RULES): string {
  return sha256({ document, rules });
}

/** Computes the digest of the whole policy from those of the subgraphs' documents. */
export function policyDigest(subgraphs: Readonly<Record<string, string>>): string {
  return sha256(subgraphs);
}

/** Puts the documents of all subgraphs together, with their digests. */
export function policyOf(
  documents: readonly PermissionDocument[],
  rules: PolicyRules = RULES,
): Policy {
  const named = documents.map((document) => [document.subgraph, document] as const);
  const subgraphs = Object.fromEntries(
    named.map(([name, document]) => [name, documentDigest(document, rules)]),
  );
  return {
    digest: policyDigest(subgraphs),
    subgraphs,
    rules,
    documents: Object.fromEntries(named),
  };
}
